"""The kinds of lines a closing is written in."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vinculo.desk.closing import row_forms as forms
from vinculo.desk.closing.agenda import CELEBRATION, DEPLOY, DOCUMENTS, LOOK_BACK, NEXT
from vinculo.desk.wizard.rows import Rows
from vinculo.feedback.models import Appreciation, Feedback, Lesson, Reference
from vinculo.projects.models import HandOverItem, Project


def _items(kind: str) -> QuerySet[HandOverItem]:
    return HandOverItem.objects.filter(kind=kind)


def _deploy(project: Project) -> QuerySet[HandOverItem]:
    return _items(HandOverItem.Kind.DEPLOY).filter(project=project)


def _documents(project: Project) -> QuerySet[HandOverItem]:
    return _items(HandOverItem.Kind.DOCUMENT).filter(project=project)


KINDS: dict[str, Rows] = {
    rows.kind: rows
    for rows in (
        Rows("live", DEPLOY, forms.ItemRow, _deploy, _("Step by step"), _("Add a step")),
        Rows(
            "document",
            DOCUMENTS,
            forms.DocumentRow,
            _documents,
            _("What they can look up"),
            _("Add a document"),
            _("Notes taken while it was made are worth most. Say where they are."),
        ),
        Rows(
            "feedback",
            CELEBRATION,
            forms.FeedbackRow,
            lambda project: Feedback.objects.filter(project=project).select_related("contact").order_by("asked_at"),
            _("How it was for them"),
            _("Add a talk"),
            _("Ask before you explain anything, and write it as they say it."),
        ),
        Rows(
            "thanks",
            LOOK_BACK,
            forms.ThanksRow,
            lambda project: Appreciation.objects.filter(project=project).select_related("person"),
            _("First, thanks by name"),
            _("Thank somebody"),
        ),
        Rows(
            "lesson",
            LOOK_BACK,
            forms.LessonRow,
            lambda project: Lesson.objects.filter(project=project).order_by("at", "pk"),
            _("What the next team should know"),
            _("Add a lesson"),
            _("Two or three sentences that somebody finds when they begin a project like this one."),
        ),
        Rows(
            "reference",
            NEXT,
            forms.ReferenceRow,
            lambda project: Reference.objects.filter(project=project).select_related("contact").order_by("asked_at"),
            _("Would they tell others about us"),
            _("We asked"),
        ),
    )
}


def of_step(step: str) -> list[Rows]:
    return [rows for rows in KINDS.values() if rows.step == step]
