"""Deals become opportunities in the stage somebody chose for their word, or stand among those won and lost."""

from datetime import datetime, time
from typing import Any

from vinculo.clients.models import Client
from vinculo.db.among import among
from vinculo.db.folding import fold
from vinculo.exchange.history import words
from vinculo.exchange.history.refs import Ref
from vinculo.exchange.history.step import Planned, Step
from vinculo.pipeline.models import Opportunity

NOON = time(12)
HIGHEST = 10**15  # minor units; more is a slip


class Deals(Step):
    kind = "deal"
    model = Opportunity

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.homes: dict[str, Ref] = {}

    def load(self, records: list[Any]) -> None:
        self.all.refs.load("account", (one.account_id for one in records))
        self.all.refs.load("known", (one.contact_id for one in records))
        names = {fold(one.account_name)[:160] for one in records if one.account_name} - set(self.homes)
        seen = Client.objects.visible_to(self.all.by).kept().filter(name_folded__in=among(names))
        for pk, name, folded in seen.values_list("pk", "name", "name_folded"):
            self.homes[folded] = Ref(pk, name)

    def place(self, one: Planned) -> str:
        record, refs = one.record, self.all.refs
        state, stage = self.all.choices.stage(record.stage, record.won)
        if state == words.OUT:
            return "not_wanted"
        contact = refs.get("known", record.contact_id)
        contact = None if contact and contact.is_lead else contact
        home = refs.get("account", record.account_id) or self.homes.get(fold(record.account_name)[:160])
        if home is None and contact:
            home = contact.home
        if home is None and self.all.run.client:
            home = Ref(self.all.run.client.pk, self.all.run.client.name)
        if home is None:
            return "deal_of_nobody"
        one.ref.name, one.ref.client, one.more = record.name, home, (state, stage, contact)
        return ""

    def values(self, one: Planned) -> dict[str, Any]:
        record, (state, stage, contact) = one.record, one.more
        about = "\n\n".join(filter(None, (record.about, record.next_step if len(record.next_step) > 200 else "")))
        said = {
            "title": record.name[:160],
            "state": state,
            "stage_id": stage.pk,
            "value": record.minor if record.minor is not None and 0 <= record.minor < HIGHEST else None,
            "currency": record.currency or self.all.currency,
            "probability": min(max(record.probability, 0), 100) if record.probability is not None else None,
            "expected_on": record.closes_on,
            "next_step": record.next_step[:200],
            "goals": about,
            "lost_for": Opportunity.Lost.DIFFERENT.value if state == words.LOST else "",
            "lost_because": record.stage[:300] if state == words.LOST else "",
            "decided_at": self._decided(one) if state != words.OPEN else None,
        }
        owner = self.all.choices.person(record.owner)
        if contact and contact.pk:
            said["contact_id"] = contact.pk
        return {**said, "owner_id": owner} if owner else said

    def _decided(self, one: Planned) -> datetime:
        """At noon of the day they closed it, as far as that is behind us; else as we said before, else now."""
        on = one.record.closes_on
        if on and (noon := datetime.combine(on, NOON, self.all.zone)) < self.all.at:
            return noon
        before = (one.found.wrote or {}).get("decided_at") if one.found else None
        return datetime.fromisoformat(before) if before else self.all.at

    def columns(self, one: Planned) -> dict[str, Any]:
        home = one.ref.client
        assert home is not None
        return {
            "client_id": None if home.is_lead else home.pk,
            "lead_id": home.pk if home.is_lead else None,
            "contact_id": one.values.get("contact_id"),
            "owner_id": one.values.get("owner_id") or self.all.by.pk,
            "stage_since": self.all.at,
            "by_id": self.all.by.pk,
        }
