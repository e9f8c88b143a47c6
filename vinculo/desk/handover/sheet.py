"""A handover sheet with what hangs on it: what it lacks, who may take it on, which promises somebody took over."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Promise
from vinculo.clients.models import Client, HandoverSheet, Profile
from vinculo.db.folding import fold
from vinculo.people.models import Person

LONGEST = 300  # characters of a promise
GAPS = {
    "promises": _("what we promised on the way"),
    "working_style": _("how they work"),
    "preferred_channel": _("the channel they prefer"),
    "hours": _("when they can be reached"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One promise on the sheet; `taken` once somebody took it over."""

    number: int
    text: str
    taken: Promise | None


def sheet_of(client: Client) -> HandoverSheet:
    """The sheet of a client; an unsaved one, with what is known already, until it is filled in."""
    found = HandoverSheet.objects.filter(client=client).select_related("manager", "accepted_by", "by").first()
    if found:
        return found
    profile = Profile.objects.filter(client=client).first()
    role = client.roles.filter(left_on=None, contact__deleted_at=None).select_related("contact").order_by("-is_key")
    key = role.first()
    return HandoverSheet(
        client=client,
        working_style=profile.working_style if profile else "",
        preferred_channel=key.contact.preferred_channel if key else "",
    )


def gaps(sheet: HandoverSheet) -> list[Any]:
    return [GAPS[name] for name in sheet.missing]


def lines(sheet: HandoverSheet) -> list[str]:
    return [line.strip().lstrip("-•* ")[:LONGEST] for line in sheet.promises.splitlines() if line.strip(" -•*\t")]


def words(sheet: HandoverSheet) -> list[Word]:
    """Each promise on the sheet with the record it became, in one query."""
    known: dict[str, Promise] = {}
    for promise in Promise.objects.filter(client=sheet.client_id).select_related("owner").order_by("-pk"):
        known[fold(promise.text)] = promise
    return [Word(number, text, known.get(fold(text))) for number, text in enumerate(lines(sheet))]


def may_accept(person: Person, sheet: HandoverSheet) -> bool:
    """The one named on it; an administrator can step in. Without a name, whoever of the team takes it on."""
    if person.is_guest:
        return False
    return sheet.manager_id in (None, person.pk) or person.is_administrator
