"""
What has a time becomes a meeting while it is ahead, and an exchange once it is over. Nobody gets a letter: those asked
know of it.
"""

from typing import Any

from vinculo.clients.models import Channel, Contact
from vinculo.conversations import threading
from vinculo.conversations.models import Direction, Interaction
from vinculo.db.among import among
from vinculo.db.bulk import insert_rows
from vinculo.exchange.history.refs import Found, Ref, came_before, contacts_of, key_of
from vinculo.exchange.history.step import Planned, Step
from vinculo.meetings.models import Guest, Kind, Meeting
from vinculo.meetings.models.meeting import new_uid

DAY = 1440
LONGEST = 32_000


class Meetings(Step):
    kind = "meeting"
    model = Meeting
    told = frozenset({"title", "starts_at", "minutes", "is_all_day", "place", "link", "note", "summary", "at"})

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.held: dict[str, list[Found]] = {}
        self.contacts: dict[str, Ref] = {}

    def load(self, records: list[Any]) -> None:
        refs = self.all.refs
        refs.load("work", (one.work_id for one in records))
        refs.load("account", (one.account_id for one in records))
        self.held = came_before(Interaction, self.all.system, {one.id for one in records}, self.all.by)
        mails = {who.email.lower() for one in records for who in one.with_ if who.email}
        found = list(Contact.objects.visible_to(self.all.by).kept().filter(email__in=among(mails)))
        homes = contacts_of(found, self.all.by) if found else {}
        self.contacts = {one.email.lower(): homes[one.pk] for one in found}

    def place(self, one: Planned) -> str:
        record, refs = one.record, self.all.refs
        project = refs.get("work", record.work_id)
        guests = [self.contacts[who.email.lower()] for who in record.with_ if who.email.lower() in self.contacts]
        home = (project or refs.get("account", record.account_id) or Ref(is_lead=True)).home
        home = home or next((guest.home for guest in guests if guest.home), None)
        if home is None and self.all.run.client:
            home = Ref(self.all.run.client.pk)
        if home is None:
            return "meeting_of_nobody"
        one.ref.client, one.ref.project, one.more = home, project, guests
        return ""

    def settle(self, one: Planned) -> None:
        """One that was over when it came first is an exchange."""
        if one.found is None and one.record.id in self.held:
            one.found = self.held[one.record.id][0]

    def _is_over(self, one: Planned) -> bool:
        if one.found:
            return isinstance(one.found.record, Interaction)
        return bool(one.record.starts_at < self.all.at)

    def values(self, one: Planned) -> dict[str, Any]:
        record = one.record
        place = record.place.strip()
        if self._is_over(one):
            said = (record.title, place, record.about)
            return {"summary": "\n\n".join(filter(None, said)), "at": record.starts_at, "minutes": self._minutes(one)}
        is_link = place.startswith(("https://", "http://")) and " " not in place and len(place) <= 500
        return {
            "title": record.title[:160],
            "starts_at": record.starts_at,
            "minutes": self._minutes(one),
            "is_all_day": record.all_day,
            "place": "" if is_link else place[:300],
            "link": place if is_link else "",
            "note": record.about,
        }

    def _minutes(self, one: Planned) -> int:
        record = one.record
        lasts = int((record.ends_at - record.starts_at).total_seconds() // 60) if record.ends_at else 0
        if record.all_day:
            return min(max(1, round(lasts / DAY)) * DAY, 20 * DAY)
        return min(max(lasts, 0) or 60, LONGEST)

    def _make(self, new: list[Planned]) -> None:
        self._make_held([one for one in new if self._is_over(one)])
        super()._make([one for one in new if not self._is_over(one)])

    def columns(self, one: Planned) -> dict[str, Any]:
        assert one.ref.home is not None
        link = bool(one.values["link"])
        return {
            "client_id": one.ref.home.pk,
            "project_id": one.ref.project.pk if one.ref.project else None,
            "kind": (Kind.VIDEO if link else Kind.IN_PERSON).value,
            "time_zone": self.all.zone.key,
            "organizer_id": self.all.by.pk,
            "changed_at": self.all.at,
            "uid": new_uid(),
        }

    def _make_held(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        rows = [
            {
                **one.values,
                "client_id": one.ref.home.pk if one.ref.home else None,
                "project_id": one.ref.project.pk if one.ref.project else None,
                "channel": Channel.IN_PERSON.value,
                "direction": Direction.BOTH.value,
                "wants_answer": False,
                "by_id": self.all.by.pk,
            }
            for one in planned
        ]
        keys = insert_rows(Interaction, rows)
        ledger.made(Interaction, keys)
        for one, pk in zip(planned, keys, strict=True):
            one.ref.pk = pk
            ledger.came_from(Interaction, pk, self.all.system, key_of(one.record.id), one.wrote)

    def written(self, planned: list[Planned]) -> None:
        new = [one for one in planned if one.found is None]
        ahead = [one for one in new if not self._is_over(one)]
        held = [one for one in new if self._is_over(one)]
        guests = Guest.objects.bulk_create([guest for one in ahead for guest in self._guests(one)], batch_size=500)
        assert self.all.ledger is not None
        self.all.ledger.made(Guest, (guest.pk for guest in guests))
        through = Interaction.contacts.through
        pairs = {(one.ref.pk, guest.pk) for one in held for guest in one.more if guest.pk}
        through.objects.bulk_create(
            [through(interaction_id=pk, contact_id=contact) for pk, contact in sorted(pairs)], batch_size=500
        )
        threading.note_all(one.ref.pk for one in held if one.ref.pk)

    def _guests(self, one: Planned) -> list[Guest]:
        assert one.ref.pk is not None
        contacts = {guest.pk for guest in one.more if guest.pk}
        people = {pk for who in one.record.with_ if (pk := self.all.choices.person(who)) and pk != self.all.by.pk}
        found = [Guest(meeting_id=one.ref.pk, contact_id=pk) for pk in sorted(contacts)]
        return found + [Guest(meeting_id=one.ref.pk, person_id=pk) for pk in sorted(people)]
