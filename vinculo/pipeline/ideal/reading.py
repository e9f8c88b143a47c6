"""What the record knows of leads and clients, as values of traits, in a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from vinculo.clients.models import Client
from vinculo.db.among import among_keys
from vinculo.people.models import Organization
from vinculo.pipeline.ideal.fit import Fit, Wanted, fit
from vinculo.pipeline.models import Lead, LeadChannel, Trait, TraitValue

Values = dict[int, str]  # what is true of somebody, by trait
CENTS = 100


def traits_in_order() -> list[Trait]:
    return list(Trait.objects.all())


def wanted(traits: Iterable[Trait]) -> list[Wanted]:
    return [Wanted(one.pk, one.name, one.kind, one.weight, one.wanted) for one in traits]


def fit_of(leads: Iterable[Lead], traits: Collection[Trait] | None = None) -> dict[int, Fit]:
    """By id of the lead; leads come with their channel, or it is asked for once. Four queries at most."""
    leads = list(leads)
    traits = traits_in_order() if traits is None else traits
    if not leads or not traits:
        return {lead.pk: fit((), {}) for lead in leads}
    values, asked = values_of_leads(leads, traits), wanted(traits)
    return {lead.pk: fit(asked, values[lead.pk]) for lead in leads}


def values_of_leads(leads: Collection[Lead], traits: Iterable[Trait]) -> dict[int, Values]:
    known = {trait.key: trait.pk for trait in traits if trait.key}
    kinds = _kinds({lead.channel_id for lead in leads if lead.channel_id}) if "channel" in known else {}
    found: dict[int, Values] = {}
    ours = _our_currency(known)
    for lead in leads:
        own = {
            "country": lead.country, "language": lead.language, "channel": kinds.get(lead.channel_id, ""),
            "budget": in_units(lead.budget) if (lead.currency or ours) == ours else "",
        }  # fmt: skip
        found[lead.pk] = {known[key]: value for key, value in own.items() if key in known and value}
    _said(found, "lead")
    return found


def values_of_clients(clients: Collection[Client], traits: Iterable[Trait]) -> dict[int, Values]:
    """The channel of a client is that of the lead they were; their budget is what they are worth a year."""
    known = {trait.key: trait.pk for trait in traits if trait.key}
    kinds: dict[int, str] = {}
    if "channel" in known:
        came = Lead.objects.filter(client__in=among_keys([client.pk for client in clients]), channel__isnull=False)
        kinds = dict(came.order_by("-received_at").values_list("client_id", "channel__kind"))
    found: dict[int, Values] = {}
    ours = _our_currency(known)
    for client in clients:
        own = {
            "country": client.country, "language": client.language, "channel": kinds.get(client.pk, ""),
            "budget": in_units(client.value) if (client.currency or ours) == ours else "",
        }  # fmt: skip
        found[client.pk] = {known[key]: value for key, value in own.items() if key in known and value}
    _said(found, "client")
    return found


def in_units(cents: int | None) -> str:
    """Whole units; what comes after the comma does not make a client."""
    return "" if cents is None else str(cents // CENTS)


def _kinds(channel_ids: Collection[int]) -> Mapping[int | None, str]:
    return dict(LeadChannel.objects.filter(pk__in=channel_ids).values_list("pk", "kind"))


def _our_currency(known: Mapping[str, int]) -> str:
    """Amounts are compared in our currency only: what somebody pays in another is not known to us."""
    house = Organization.current() if "budget" in known else None
    return house.currency if house else ""


def _said(found: dict[int, Values], side: str) -> None:
    """What somebody wrote down wins over what the record knows by itself."""
    rows: Any = TraitValue.objects.filter(**{f"{side}__in": among_keys(list(found))})
    for pk, trait, value in rows.values_list(f"{side}_id", "trait_id", "value"):
        if value:
            found[pk][trait] = value
