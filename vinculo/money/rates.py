"""The ways of taxing a line that an organization begins with, by its country, in its own words."""

from typing import NamedTuple

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.money.models import TaxRate
from vinculo.people.models import Organization

Kind = TaxRate.Kind


class Country(NamedTuple):
    """What the tax is called there, and its rates in hundredths of a percent, the usual one first."""

    tax: str
    rates: tuple[int, ...]
    is_member: bool = True  # of the European Union


COUNTRIES = {
    "AT": Country("USt.", (2000, 1300, 1000)),
    "BE": Country("TVA/btw", (2100, 1200, 600)),
    "CZ": Country("DPH", (2100, 1200)),
    "DE": Country("USt.", (1900, 700)),
    "ES": Country("IVA", (2100, 1000, 400)),
    "FR": Country("TVA", (2000, 1000, 550)),
    "GB": Country("VAT", (2000, 500), is_member=False),
    "IE": Country("VAT", (2300, 1350, 900)),
    "IT": Country("IVA", (2200, 1000, 500)),
    "NL": Country("btw", (2100, 900)),
    "PL": Country("VAT", (2300, 800, 500)),
    "PT": Country("IVA", (2300, 1300, 600)),
}


@transaction.atomic
def seed(house: Organization) -> int:
    """Once, when there are none yet. A country we do not know gets those that have no rate. How many were made."""
    if TaxRate.objects.exists():
        return 0
    with translation.override(house.language):
        made = TaxRate.objects.bulk_create([*_rates(house.country), *_without_tax(house.country)])
    return len(made)


def _rates(code: str) -> list[TaxRate]:
    country = COUNTRIES.get(code)
    if country is None:
        return []
    return [
        TaxRate(name=f"{country.tax} {_percent(rate)}", kind=Kind.STANDARD, rate=rate, is_usual=place == 0)
        for place, rate in enumerate(country.rates)
    ]


def _without_tax(code: str) -> list[TaxRate]:
    """The words a paper needs where no tax is due: those of Directive 2006/112/EC, in the language of the house."""
    is_member = COUNTRIES[code].is_member if code in COUNTRIES else False
    export = _("Export outside the European Union: exempt, Article 146 of Directive 2006/112/EC.")
    reverse = _("Reverse charge: the tax is due from whoever receives it, Article 196 of Directive 2006/112/EC.")
    within = _("Supply within the European Union: exempt, Article 138 of Directive 2006/112/EC.")
    made = [
        (_("Exempt"), Kind.EXEMPT, _("Exempt from tax.")),
        (_("Not subject to tax"), Kind.OUTSIDE, _("Not subject to tax here.")),
    ]
    if is_member:
        made = [
            (_("Reverse charge"), Kind.REVERSE, reverse), (_("Within the European Union"), Kind.COMMUNITY, within),
            (_("Export"), Kind.EXPORT, export), *made,
        ]  # fmt: skip
    return [TaxRate(name=name, kind=kind, reason=reason) for name, kind, reason in made]


def _percent(rate: int) -> str:
    whole, rest = divmod(rate, 100)
    return f"{whole}.{rest:02}".rstrip("0") + " %" if rest else f"{whole} %"


def usual() -> TaxRate | None:
    """What a new line is taxed with."""
    return TaxRate.objects.filter(retired_at=None).order_by("-is_usual", "-rate", "pk").first()
