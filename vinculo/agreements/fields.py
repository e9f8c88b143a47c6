"""The fields of a contract, such as {client.name}: what each says in one agreement, in the language of its paper."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vinculo.agreements.models import Agreement
from vinculo.agreements.renewals import Span
from vinculo.language import fields
from vinculo.people.models import Organization
from vinculo.web.dates import day_long

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KNOWN: dict[str, "str | _StrPromise"] = {
    "client.name": gettext_lazy("Name of the client"),
    "our.name": gettext_lazy("Name of our organization"),
    "project.name": gettext_lazy("Name of the project"),
    "agreement.name": gettext_lazy("What the agreement is called"),
    "amends.name": gettext_lazy("The agreement that an amendment changes"),
    "starts_on": gettext_lazy("The day it begins"),
    "ends_on": gettext_lazy("Its last day"),
    "dates": gettext_lazy("From when until when"),
    "price": gettext_lazy("The price"),
    "payment": gettext_lazy("How and when it is paid"),
    "notice": gettext_lazy("How long before the end one gives notice"),
    "renewal": gettext_lazy("What comes after the last day"),
}
Source = Callable[[Agreement, Organization | None], dict[str, str]]
SOURCES: list[Source] = []


def also(names: Mapping[str, "str | _StrPromise"], source: Source) -> None:
    """A floor above knows more fields: what they are called, and what they say in an agreement."""
    if source not in SOURCES:
        KNOWN.update(names)
        SOURCES.append(source)


def unknown_in(text: str) -> list[str]:
    return fields.unknown_in(text, KNOWN)


def unfilled_in(text: str, values: dict[str, str]) -> list[str]:
    """What a reader would still see in braces, known or not."""
    return fields.unknown_in(text, {name for name, value in values.items() if value})


def filled(text: str, values: dict[str, str]) -> str:
    return fields.fill(text, values)


def values_for(agreement: Agreement, house: Organization | None) -> dict[str, str]:
    with translation.override(agreement.language or agreement.client.language or "en"):
        told: dict[str, Any] = {
            "client.name": agreement.client.name,
            "our.name": house.name if house else "",
            "project.name": agreement.project.name if agreement.project else "",
            "agreement.name": agreement.name,
            "amends.name": agreement.amends.name if agreement.amends else "",
            "starts_on": day_long(agreement.starts_on) if agreement.starts_on else "",
            "ends_on": day_long(agreement.ends_on) if agreement.ends_on else "",
            "dates": dates(agreement),
            "price": agreement.price,
            "notice": notice(agreement),
            "renewal": renewal(agreement),
        }
        shown = {name: " ".join(str(value).split()) for name, value in told.items()}
    more = {name: value for source in SOURCES for name, value in source(agreement, house).items()}
    return {**shown, **more, "payment": agreement.payment_terms.strip()}


def dates(agreement: Agreement) -> str:
    days = {"first": day_long(agreement.starts_on), "last": day_long(agreement.ends_on)}
    if agreement.starts_on and agreement.ends_on:
        return _("from %(first)s until %(last)s") % days
    if agreement.starts_on:
        return _("from %(first)s on, without a fixed end") % days
    return _("until %(last)s") % days if agreement.ends_on else ""


def notice(agreement: Agreement) -> str:
    if agreement.notice is None:
        return ""
    count = {"number": agreement.notice}
    if agreement.notice_in == Span.MONTHS:
        return ngettext("%(number)d month", "%(number)d months", agreement.notice) % count
    return ngettext("%(number)d day", "%(number)d days", agreement.notice) % count


def renewal(agreement: Agreement) -> str:
    if agreement.renewal == Agreement.Renewal.ITSELF and agreement.renews_months:
        words = ngettext(
            "It renews itself for %(number)d month each time, unless one side gives notice.",
            "It renews itself for %(number)d months each time, unless one side gives notice.",
            agreement.renews_months,
        )
        return words % {"number": agreement.renews_months}
    if agreement.renewal == Agreement.Renewal.TALK:
        return _("Before the last day both sides talk about whether and how it goes on.")
    return _("It ends with its last day.") if agreement.ends_on else _("It has no fixed end.")
