"""The figures a client measures us by: counted from what they know themselves, never from what is only ours."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.access.sees import decides_in
from vinculo.agreements.models import Promise
from vinculo.clients.models import Audience, Contact
from vinculo.conversations.models import Question
from vinculo.projects.models import Budget, Milestone, Project, TimeEntry

PROMISES, MILESTONES, ANSWERS, BUDGET = "promises", "milestones", "answers", "budget"
CHOICES: dict[str, str | Lazy] = {
    PROMISES: gettext_lazy("Promises kept"),
    MILESTONES: gettext_lazy("Milestones on time"),
    ANSWERS: gettext_lazy("Answers within the limit"),
    BUDGET: gettext_lazy("Budget used, for whoever decides"),
}


def sentences(
    keys: Iterable[str], own: Sequence[Sequence[str]], project: Project, contact: Contact | None, *, at: datetime
) -> list[str]:
    """
    One sentence for each figure that can be counted; none for what has not happened yet. `own`: names and values as
    they were typed in. At most one statement for each key, two for the budget.
    """
    chosen = [COUNTED[key](project, contact, at) for key in CHOICES if key in set(keys)]
    return [line for line in chosen if line] + [f"{name}: {value}" for name, value in own if name and value]


def _promises(project: Project, contact: Contact | None, at: datetime) -> str:
    today = timezone.localdate(at)
    given = Promise.objects.filter(project=project, audience=Audience.SHARED, withdrawn_at=None)
    due = given.filter(Q(promised_on__lt=today) | Q(kept_on__isnull=False), promised_on__isnull=False)
    found = due.aggregate(all=Count("pk"), good=Count("pk", filter=Q(kept_on__lte=F("promised_on"))))
    return _of(_("Promises kept on their day: %(good)d of %(all)d"), found)


def _milestones(project: Project, contact: Contact | None, at: datetime) -> str:
    today = timezone.localdate(at)
    dated = Milestone.objects.filter(project=project, audience=Audience.SHARED, promised_on__isnull=False)
    due = dated.filter(Q(promised_on__lt=today) | Q(done_on__isnull=False))
    found = due.aggregate(all=Count("pk"), good=Count("pk", filter=Q(done_on__lte=F("promised_on"))))
    return _of(_("Milestones on time: %(good)d of %(all)d"), found)


def _answers(project: Project, contact: Contact | None, at: datetime) -> str:
    asked = Question.objects.theirs().filter(project=project, audience=Audience.SHARED)
    limited = asked.annotate(limit=Coalesce("by_when_at", "due_at")).filter(limit__isnull=False)
    due = limited.filter(Q(limit__lt=at) | Q(answered_at__isnull=False))
    found = due.aggregate(all=Count("pk"), good=Count("pk", filter=Q(answered_at__lte=F("limit"))))
    return _of(_("Answers within the agreed time: %(good)d of %(all)d"), found)


def _budget(project: Project, contact: Contact | None, at: datetime) -> str:
    """In hours, as the portal shows it to whoever decides there; for anybody else it does not exist."""
    if contact is None or not decides_in(contact.pk, project.client_id).filter(pk=project.pk).exists():
        return ""
    budget = Budget.objects.filter(project=project, minutes__isnull=False).annotate(more=Sum("changes__minutes"))
    found = budget.values_list("minutes", "more").first()
    agreed = (found[0] or 0) + (found[1] or 0) if found else 0
    if agreed <= 0:
        return ""
    spent = TimeEntry.objects.filter(project=project, is_billable=True).aggregate(all=Sum("minutes"))["all"] or 0
    return _("Hours used: %(spent)d of %(agreed)d") % {"spent": round(spent / 60), "agreed": round(agreed / 60)}


def _of(words: str, found: dict[str, int]) -> str:
    return words % found if found["all"] else ""


COUNTED: dict[str, Callable[[Project, Contact | None, datetime], str]] = {
    PROMISES: _promises, MILESTONES: _milestones, ANSWERS: _answers, BUDGET: _budget,
}  # fmt: skip
