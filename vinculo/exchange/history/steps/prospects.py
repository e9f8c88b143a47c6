"""People who may become clients there are leads here, as long as they are no contact yet."""

from typing import Any

from django.utils.translation import gettext as _

from vinculo.db.among import among, among_keys
from vinculo.db.bulk import insert_rows
from vinculo.db.folding import fold
from vinculo.exchange.history.records import Way
from vinculo.exchange.history.refs import PERSON, Ref, came_before, key_of
from vinculo.exchange.history.step import NEW, UNCHANGED, Import, Planned, save_all
from vinculo.pipeline.models import Lead


class Prospects:
    """Known by their number there, else by their address. What a lead says here is never written over."""

    def __init__(self, all_of_it: Import) -> None:
        self.all = all_of_it
        self.by_number: dict[str, Ref] = {}
        self.by_mail: dict[str, Ref] = {}

    def load(self, records: list[Any]) -> None:
        told = [one for one in records if one.is_lead]
        if not told:
            return
        numbers = {f"{PERSON}{one.id}" for one in told if one.id}
        for number, found in came_before(Lead, self.all.system, numbers, self.all.by).items():
            self.by_number[number.removeprefix(PERSON)] = Ref(found[0].record.pk, str(found[0].record), is_lead=True)
        mails = {mail_of(one) for one in told} - {""}
        seen = Lead.objects.visible_to(self.all.by).filter(deleted_at=None, email__in=among(mails)).order_by("-pk")
        for lead in seen:
            self.by_mail[lead.email.lower()] = Ref(lead.pk, str(lead), is_lead=True)

    def plan(self, one: Planned) -> None:
        record, mail = one.record, mail_of(one.record)
        known = self.by_number.get(record.id) or (self.by_mail.get(mail) if mail else None)
        if known is not None:
            one.ref, one.outcome, one.reason, one.twin = known, UNCHANGED, "is_lead", known.is_new
        else:
            one.ref.is_lead = one.ref.is_new = True
            one.ref.client = None  # what is said to a lead is noted about them, whatever company they work for
            one.outcome, one.reason = NEW, "is_lead"
            if mail:
                self.by_mail[mail] = one.ref
        one.more = self
        self.all.refs.put("known", record.id, one.ref)

    def write(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        new = [one for one in planned if one.outcome == NEW]
        keys = insert_rows(Lead, [self._lead(one.record) for one in new])
        ledger.made(Lead, keys)
        for one, pk in zip(new, keys, strict=True):
            one.ref.pk = pk
        for one in planned:
            if one.record.id and one.ref.pk and one.record.id not in self.by_number:
                self.by_number[one.record.id] = one.ref
                ledger.came_from(Lead, one.ref.pk, self.all.system, key_of(f"{PERSON}{one.record.id}"))

    def _lead(self, record: Any) -> dict[str, Any]:
        row, name = record.row, record.row.shown_as[:160]
        state = Lead.State.LOST if record.lost else Lead.State.TALKING
        return {
            "name": name,
            "company": row.company[:160],
            "folded": fold(f"{name} {row.company[:160]}".strip())[:330],
            "email": row.emails[0].lower()[:254] if row.emails else "",
            "phone": row.phones[0][1][:40] if row.phones else "",
            "website": row.webs[0][:200] if row.webs else "",
            "city": row.city[:80],
            "country": row.country.upper() if len(row.country) == 2 and row.country.isalpha() else "",
            "note": "\n".join(filter(None, (row.title, row.note))),
            "came": Lead.Came.IMPORT.value,
            "owner_id": self.all.choices.person(record.owner) or self.all.by.pk,
            "state": state.value,
            "received_at": self.all.at,
            "confirmed_at": self.all.at,
            "answered_at": self.all.at,
            "decided_at": self.all.at if record.lost else None,
            "by_id": self.all.by.pk,
        }


def mail_of(record: Any) -> str:
    return record.row.emails[0].lower() if record.row.emails else ""


class LeadTalks:
    """What was said to a lead stands in what we noted about them: exchanges are kept with clients only."""

    def __init__(self, all_of_it: Import) -> None:
        self.all = all_of_it
        self.came: dict[str, Any] = {}
        self.leads: dict[int, Lead] = {}

    def load(self, pairs: list[tuple[Any, Ref]]) -> None:
        keys = {said_key(record) for record, _ref in pairs if record.id}
        self.came = came_before(Lead, self.all.system, keys, self.all.by)
        pks = {ref.pk for _record, ref in pairs if ref.pk}
        self.leads = {one.pk: one for one in Lead.objects.filter(pk__in=among_keys(pks))} if pks else {}

    def plan(self, record: Any, ref: Ref) -> Planned:
        lead = self.leads.get(ref.pk or 0)
        is_there = said_key(record) in self.came or (lead is not None and self._line(record) in lead.note)
        return Planned(record, ref=ref, outcome=UNCHANGED if is_there else NEW, reason="in_lead_note")

    def write(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert ledger is not None
        new = [one for one in planned if one.outcome == NEW and one.ref.pk]
        if not new:
            return
        leads = {one.pk: one for one in Lead.objects.filter(pk__in=among_keys({one.ref.pk for one in new}))}
        before = {pk: lead.note for pk, lead in leads.items()}
        for one in new:
            lead = leads[one.ref.pk or 0]
            lead.note = f"{lead.note}\n\n{self._line(one.record)}".strip()
            if one.record.id:
                ledger.came_from(Lead, lead.pk, self.all.system, key_of(said_key(one.record)))
        made = set(ledger.ids[Lead._meta.label_lower])
        for pk, lead in leads.items():
            if pk not in made:
                ledger.changed(Lead, pk, {"note": before[pk]}, {"note": lead.note})
        save_all(Lead, leads.values(), ["note"])

    def _line(self, record: Any) -> str:
        """Day and writer first, then the words."""
        by = record.by.name if record.by else ""
        when = f"{record.at.astimezone(self.all.zone):%Y-%m-%d}" if record.at else ""
        head = ", ".join(filter(None, (when, how(record.way), by)))
        said = "\n".join(dict.fromkeys(filter(None, (record.title, record.text))))
        return f"{head}: {said}" if head else said


def how(way: Way) -> str:
    words = {Way.CALL: _("Call"), Way.MEETING: _("Meeting"), Way.MAIL: _("Mail")}
    return words.get(way, "")


def said_key(record: Any) -> str:
    """A talk is no lead: the two never share a number."""
    return f"said:{record.id}"


def lead_of(ref: Ref | None) -> Ref | None:
    """The lead that something hangs on, if it is one."""
    if ref is None:
        return None
    if ref.is_lead:
        return ref
    return ref.client if ref.client and ref.client.is_lead and (ref.client.pk or ref.client.is_new) else None
