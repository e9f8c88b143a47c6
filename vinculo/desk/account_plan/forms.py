"""The plan and a risk as one types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.desk.seen import blank_as
from vinculo.people.models import Person
from vinculo.pipeline.models import AccountPlan, AccountRisk
from vinculo.web.day_field import DayField


class PlanForm(forms.ModelForm):
    next_on = DayField(label=_("On"), required=False)

    class Meta:
        model = AccountPlan
        fields = ("direction", "part", "next_step", "next_on")
        widgets = {name: forms.Textarea(attrs={"rows": 4, "data-keep": ""}) for name in ("direction", "part")}
        help_texts = {"direction": _("In a year or two, in their words where you have them.")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("next_on") and not said.get("next_step"):
            self.add_error("next_step", _("What happens on that day?"))
        if not any(str(said.get(name, "")).strip() for name in ("direction", "part")):
            self.add_error("direction", _("A sentence on where they want to go is enough to begin."))
        return said


class RiskForm(forms.ModelForm):
    review_on = DayField(label=_("Look again on"), required=False)

    class Meta:
        model = AccountRisk
        fields = ("text", "weight", "answer", "owner", "review_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "data-keep": ""})}
        error_messages = {"text": {"required": _("What could happen?")}}

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client = client
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().exclude(role="guest").by_name()
        blank_as(owner, _("Nobody yet"))

    def clean_owner(self) -> Person | None:
        owner: Person | None = self.cleaned_data["owner"]
        if owner and not Client.objects.visible_to(owner).filter(pk=self.client.pk).exists():
            raise forms.ValidationError(_("%(name)s does not see this client.") % {"name": owner.name})
        return owner
