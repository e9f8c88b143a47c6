"""A lesson as one types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.desk.flags.forms import ProjectChoice
from vinculo.desk.projects.found import seen_by
from vinculo.feedback.models import Lesson
from vinculo.feedback.tags import TagsField
from vinculo.people.models import Person
from vinculo.projects.models import Project


class LessonForm(forms.ModelForm):
    tags = TagsField(label=_("About"), required=False)
    link = forms.URLField(label=_("Where to find more"), required=False, assume_scheme="https")

    class Meta:
        model = Lesson
        fields = ("text", "do_next", "tags", "link")
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "data-keep": ""})}
        error_messages = {"text": {"required": _("What did you learn?")}}

    field_order: tuple[str, ...] = ("text", "do_next", "tags", "link")


class NewLessonForm(LessonForm):
    """Asks for the project, too, where the address does not say it."""

    project = ProjectChoice(
        Project.objects.none(),
        label=_("From which project"),
        empty_label=_("Choose a project"),
        error_messages={"required": _("Which project taught you this?")},
    )
    field_order = ("project", "text", "do_next", "tags", "link")

    def __init__(self, *args: Any, person: Person, project: Project | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if project:
            del self.fields["project"]
            return
        choice = self.fields["project"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = seen_by(person).select_related("client").order_by("client__name_folded", "name_folded", "pk")
