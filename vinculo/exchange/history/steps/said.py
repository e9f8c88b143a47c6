"""Calls, notes, messages and meetings that were held become exchanges with the client they were with."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Channel
from vinculo.conversations import threading
from vinculo.conversations.models import Direction, Interaction
from vinculo.exchange.history.records import Way
from vinculo.exchange.history.refs import Ref
from vinculo.exchange.history.step import Import, Planned, Step
from vinculo.exchange.history.steps.prospects import LeadTalks, lead_of

CHANNELS = {
    Way.NOTE: Channel.NOTE,
    Way.CALL: Channel.PHONE,
    Way.MEETING: Channel.IN_PERSON,
    Way.MAIL: Channel.EMAIL,
}
KINDS = ("account", "known", "work", "mark", "deal")
LONGEST = 32_000  # minutes


class Talks(Step):
    kind = "said"
    model = Interaction
    told = frozenset({"summary"})

    def __init__(self, all_of_it: Import) -> None:
        super().__init__(all_of_it)
        self.lead_talks = LeadTalks(all_of_it)

    def plans(self, records: Sequence[Any]) -> list[Planned]:
        """Those with clients as exchanges, those with leads as notes about them."""
        self.load(list(records))
        leads = [self._lead(one) for one in records]
        pairs = list(zip(records, leads, strict=True))
        self.lead_talks.load([(one, lead) for one, lead in pairs if lead])
        own = iter(super().plans([one for one, lead in pairs if lead is None]))
        return [self.lead_talks.plan(one, lead) if lead else next(own) for one, lead in pairs]

    def write(self, planned: list[Planned]) -> None:
        self.lead_talks.write([one for one in planned if one.reason == "in_lead_note"])
        super().write([one for one in planned if one.reason != "in_lead_note"])

    def _lead(self, record: Any) -> Ref | None:
        """The lead it was said to, unless one client was chosen for all."""
        on = self.all.refs.get(record.on_kind, record.on_id)
        return lead_of(on) if on and on.home is None and self.all.run.client is None else None

    def load(self, records: list[Any]) -> None:
        for kind in KINDS:
            self.all.refs.load(kind, (one.on_id for one in records if one.on_kind == kind))

    def place(self, one: Planned) -> str:
        on = self.all.refs.get(one.record.on_kind, one.record.on_id)
        home = on.home if on else None
        if home is None:
            chosen = self.all.run.client
            if chosen is None:
                return "said_of_lead" if on else "said_of_nobody"
            home = Ref(chosen.pk, chosen.name)
        one.ref.client = home
        if on:
            one.ref.project = on if one.record.on_kind == "work" else on.project
            one.more = on if one.record.on_kind == "known" and not on.is_lead else None
        return ""

    def values(self, one: Planned) -> dict[str, Any]:
        record, writer = one.record, self.all.choices.person(one.record.by)
        by = _("Written by %(name)s") % {"name": record.by.name} if record.by and record.by.name and not writer else ""
        return {"summary": "\n\n".join(filter(None, (record.title, record.text, by)))}

    def columns(self, one: Planned) -> dict[str, Any]:
        record, home = one.record, one.ref.home
        assert home is not None
        return {
            "client_id": home.pk,
            "project_id": one.ref.project.pk if one.ref.project else None,
            "at": record.at or self.all.at,
            "minutes": min(record.minutes, LONGEST) if record.minutes else None,
            "channel": CHANNELS[record.way].value,
            "direction": self._direction(one).value,
            "audience": self.all.audience if record.shared else "team",
            "wants_answer": False,
            "by_id": self.all.choices.person(record.by),
        }

    def _direction(self, one: Planned) -> Direction:
        if one.record.incoming is not None:
            return Direction.IN if one.record.incoming else Direction.OUT
        is_note = one.record.way == Way.NOTE and not one.record.shared
        return Direction.INTERNAL if is_note else Direction.BOTH

    def written(self, planned: list[Planned]) -> None:
        new = [one for one in planned if one.found is None]
        through = Interaction.contacts.through
        through.objects.bulk_create(
            [through(interaction_id=one.ref.pk, contact_id=one.more.pk) for one in new if one.more and one.more.pk],
            batch_size=500,
        )
        threading.note_all(one.ref.pk for one in new if one.ref.pk)
