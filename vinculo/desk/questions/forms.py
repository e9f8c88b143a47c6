"""Questions as one types them."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Channel
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.numbers import is_number
from vinculo.desk.questions.at_home import ask_at_home
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField

END_OF_DAY = time(18)


class AreaChoice(forms.ModelChoiceField):
    """Areas of a project; one that is another's says whom to ask at home first."""

    person: Person

    def label_from_instance(self, obj: Any) -> str:
        home = ask_at_home(obj, self.person)
        return gettext("%(area)s (ask %(name)s first)") % {"area": obj.name, "name": home} if home else obj.name


class QuestionForm(AboutForm, WithAudience):
    asked_by_us = forms.TypedChoiceField(
        label=_("Who asks"),
        choices=[("", _("They ask us")), ("1", _("We ask them"))],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    text = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=5000,
        error_messages={"required": _("What is the question?")},
    )
    area = AreaChoice(
        Area.objects.none(),
        label=_("Area"),
        required=False,
        help_text=_("For what we ask: who answers for it at home may know already."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        area = self.fields["area"]
        assert isinstance(area, AreaChoice)
        given = str(self.data.get("project") or self.initial.get("project") or "")
        seen = Project.objects.visible_to(person).filter(pk=int(given)) if is_number(given) else Project.objects.none()
        area.queryset = Area.objects.filter(project__in=seen).select_related("responsible").prefetch_related("askers")
        area.person = person
        area.empty_label = gettext("None in particular")
        if not is_number(given):
            del self.fields["area"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        area = said.get("area")
        if area and (not said.get("asked_by_us") or self.work is None or area.project_id != self.work.pk):
            said["area"] = None
        return said


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("what was answered", "Answer"),
        widget=forms.Textarea(attrs={"rows": 5, "data-keep": "", "autofocus": True}),
        max_length=20_000,
        error_messages={"required": _("What is the answer?")},
    )
    channel = forms.ChoiceField(
        label=_("How it was given"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("How was it given: by mail, by phone?")},
    )
    audience = forms.ChoiceField(
        label=_("Who sees it"), choices=Audience.choices, widget=forms.RadioSelect, required=False,
        help_text=_("Shared, it stands in the portal. Given by the portal, a letter tells them that it is there."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What is given in the portal is shared with them: there is no other way to read it there."""
        said = super().clean() or self.cleaned_data
        said["audience"] = said.get("audience") or Audience.TEAM
        if said.get("channel") == Channel.PORTAL and said["audience"] == Audience.TEAM:
            self.add_error("audience", gettext("In the portal they read only what is shared with them."))
        return said


class ByWhenForm(forms.Form):
    """An honest word for when the answer takes longer."""

    on = DayField(label=_("They get the answer on"))
    at_time = HourField(label=_("At what time"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("on"):
            hour = said.get("at_time") or END_OF_DAY
            said["by_when_at"] = timezone.make_aware(datetime.combine(said["on"], hour))
            if said["by_when_at"] <= timezone.now():
                self.add_error("on", gettext("That moment has passed. By when can you answer?"))
        return said


class OwnerForm(forms.Form):
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who sees to the answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()
