"""A complaint as one types it, and what becomes of it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.desk.log.whom import AboutForm
from vinculo.people.models import Person
from vinculo.web.day_field import DayField


class ComplaintForm(AboutForm):
    text = forms.CharField(
        label=_("What they are unhappy about"),
        help_text=_("In their words. No answer yet, and nobody to blame."),
        widget=forms.Textarea(attrs={"rows": 4, "data-keep": ""}),
        max_length=4000,
        error_messages={"required": _("What are they unhappy about?")},
    )
    on = DayField(label=_("Said on"), required=False, help_text=_("Left empty: today."))
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who sees to it"), required=False, empty_label=_("Whoever leads the client")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = Person.objects.active().by_name()

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        owner = said.get("owner")
        if owner and self.client and not Client.objects.visible_to(owner).filter(pk=self.client.pk).exists():
            self.add_error("owner", gettext("%(name)s does not see this client.") % {"name": owner.name})
        return said


class FindingsForm(forms.Form):
    findings = forms.CharField(
        label=_("What we found"),
        help_text=_("What happened, not who."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": _("What did you find?")},
    )


class ResolveForm(forms.Form):
    resolution = forms.CharField(
        label=_("How it was resolved"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": _("How was it resolved?")},
    )
