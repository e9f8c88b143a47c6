"""What we need to know about our own organization; asked at set-up and changed in the settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.people import places
from vinculo.people.domains_field import DomainsField
from vinculo.people.hours_field import HoursField
from vinculo.people.models import Organization

USUAL_WEEK = {day: [["09:00", "14:00"], ["15:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


class OrganizationForm(forms.ModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=places.time_zone_choices)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in places.CURRENCIES])
    country = forms.ChoiceField(
        label=_("Country"),
        choices=places.country_choices,
        help_text=_("For public holidays."),
        widget=forms.Select(attrs={"data-countries": "", "data-regions": "regions"}),
    )
    region = forms.CharField(
        label=_("Region"),
        required=False,
        help_text=_("If it has holidays of its own: Cataluña, Bayern, Scotland."),
        widget=forms.TextInput(attrs={"list": "regions", "autocomplete": "off"}),
    )
    hours = HoursField(label=_("Working hours"), help_text=_("Leave a day empty when you are closed."))
    mail_domains = DomainsField(
        label=_("Your mail domains"),
        required=False,
        help_text=_("Mail from these comes from us, mail from others from them: acme.com, acme.es"),
    )

    class Meta:
        model = Organization
        fields: tuple[str, ...] = (
            "name",
            "language",
            "time_zone",
            "currency",
            "country",
            "region",
            "hours",
            "mail_domains",
        )
        labels = {"name": _("Name of your organization"), "language": _("Language")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "organization"
        if region := self.initial.get("region"):
            self.initial["region"] = places.region_names(self.initial.get("country", "")).get(region, region)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        country, region = data.get("country"), data.get("region")
        if country and region:
            code = places.find_region(country, region)
            if code is None:
                self.add_error("region", _no_such_region(country))
            data["region"] = code or ""
        return data


def _no_such_region(country: str) -> Any:
    names = ", ".join(places.region_names(country).values())
    if not names:
        return _("We know no regions with holidays of their own in this country. Leave it empty.")
    return forms.ValidationError(_("We know these: %(names)s."), params={"names": names})
