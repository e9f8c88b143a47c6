"""Red flags as one types them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.projects.found import seen_by
from vinculo.people.models import Person
from vinculo.projects.models import Project, RedFlag
from vinculo.web.day_field import DayField


class ProjectChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.client.name} · {obj.name}"


class FlagForm(forms.ModelForm):
    review_on = DayField(label=_("Look again on"), error_messages={"required": _("When do you look at it again?")})

    class Meta:
        model = RedFlag
        fields = ("what", "why", "weight", "owner", "review_on", "next_step")
        widgets = {"why": forms.Textarea(attrs={"rows": 3, "data-keep": ""}), "weight": forms.RadioSelect}
        help_texts = {
            "what": _("Unknown ground, something not tested, somebody confused. What happened or may happen, not who."),
            "next_step": _("What would make it smaller."),
        }
        error_messages = {"what": {"required": _("What worries you?")}}

    def __init__(self, *args: Any, project: Project | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = project
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().by_name()
        owner.empty_label = str(_("Nobody yet"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        owner, project = said.get("owner"), said.get("project") or self.about
        if owner and project and not Project.objects.visible_to(owner).filter(pk=project.pk).exists():
            self.add_error("owner", gettext("%(name)s does not see this project.") % {"name": owner.name})
        if said.get("review_on") and said["review_on"] < timezone.localdate():
            self.add_error("review_on", gettext("That day has passed. When do you look at it again?"))
        return said


class NewFlagForm(FlagForm):
    """Asks for the project, too, where the address does not say it."""

    project = ProjectChoice(
        Project.objects.none(),
        label=_("In which project"),
        empty_label=_("Choose a project"),
        error_messages={"required": _("In which project do you see it?")},
    )
    field_order = ("project",)

    def __init__(self, *args: Any, person: Person, project: Project | None = None, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        if project:
            del self.fields["project"]
            return
        choice = self.fields["project"]
        assert isinstance(choice, forms.ModelChoiceField)
        open_ones = seen_by(person).exclude(phase="closed").select_related("client")
        choice.queryset = open_ones.order_by("client__name_folded", "name_folded", "pk")


class ReviewForm(forms.Form):
    note = forms.CharField(
        label=_("What you saw"),
        max_length=300,
        error_messages={"required": _("What did you see? A line is enough.")},
    )
    next_on = DayField(label=_("Look again on"), error_messages={"required": _("When do you look at it again?")})
    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)

    def clean_next_on(self) -> Any:
        if self.cleaned_data["next_on"] <= timezone.localdate():
            raise forms.ValidationError(gettext("You have just looked. When do you look at it again?"))
        return self.cleaned_data["next_on"]


class LowerForm(forms.Form):
    outcome = forms.CharField(
        label=_("How it ended"),
        max_length=200,
        help_text=_("What made it small, or what came of it. The next project will want to know."),
        error_messages={"required": _("How did it end? A line is enough.")},
    )
