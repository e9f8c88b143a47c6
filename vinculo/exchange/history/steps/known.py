"""
People become contacts, as an address book's do: completed, never overwritten, one person however many rows speak of
them. Those of a company that became a lead are written down with the lead.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Contact
from vinculo.db.folding import fold as folded
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.book import NAME, Book, Company, Someone, fold
from vinculo.exchange.contacts.plan import Plan, plan
from vinculo.exchange.contacts.points import Point, points_of
from vinculo.exchange.contacts.write import Writer
from vinculo.exchange.history.refs import Found, Ref, came_before, contacts_of, key_of
from vinculo.exchange.history.step import NEW, REFUSED, UNCHANGED, UPDATED, Planned, Step
from vinculo.exchange.history.steps.prospects import Prospects
from vinculo.pipeline.models import Lead


class KnownBook(Book):
    """Finds people by their number in the other system first."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.by_number: dict[str, Someone] = {}

    def find(self, row: ContactRow, points: list[Point], company: str) -> Someone | None:
        return self.by_number.get(row.external_id) or super().find(row, points, company)

    def load_numbers(self, found: dict[str, list[Found]]) -> None:
        """Those who came before, whatever they are called now."""
        self._load_people({one.record.pk for some in found.values() for one in some} - set(self.people))
        for number, some in found.items():
            if some[0].record.pk in self.people:
                self.by_number.setdefault(number, self.people[some[0].record.pk])


class People(Step):
    kind = "known"
    model = Contact

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.book = KnownBook(all_of_it.by, all_of_it.run.client)
        self.companies: dict[str, Ref] = {}
        self.prospects = Prospects(all_of_it)
        self.writer = Writer(self.book, all_of_it.ledger, all_of_it.by) if all_of_it.ledger else None

    def plans(self, records: Sequence[Any]) -> list[Planned]:
        self.found = came_before(Contact, self.all.system, {one.id for one in records}, self.all.by)
        self.all.refs.load("account", (one.account_id for one in records))
        planned = [Planned(one, found=next(iter(self.found.get(one.id, ())), None)) for one in records]
        for one in planned:
            self._name_company(one)
        self.book.load(one.record.row for one in planned)
        self.book.load_numbers(self.found)
        self.prospects.load(list(records))
        for one in sorted(planned, key=lambda one: one.record.is_lead):  # who is a contact too is no lead
            self._plan(one)
        self._find_homes([one for one in planned if one.is_taken and one.ref.client is None and not one.ref.is_lead])
        return planned

    def _find_homes(self, planned: list[Planned]) -> None:
        """Whom they belong to is said by what we know of them, or by another row of this import."""
        people = [one.more.someone for one in planned if isinstance(one.more, Plan) and one.more.someone]
        homes = contacts_of([one for one in people if one.pk], self.all.by)
        for one in planned:
            someone = one.more.someone if isinstance(one.more, Plan) else None
            known = homes.get(someone.pk or 0) if someone else None
            if known and known.client and not known.client.is_lead:
                one.ref.client = known.client
                continue
            named = next((key for key in someone.roles if key in self.book.companies), None) if someone else None
            one.ref.client = self._company(named) if named else Ref(is_lead=True)

    def _company(self, key: str) -> Ref:
        known = self.book.companies[key]
        return self.companies.setdefault(key, Ref(known.pk, known.name))

    def _name_company(self, one: Planned) -> None:
        """Their company goes by the name it has here."""
        account = self.all.refs.get("account", one.record.account_id)
        if account is None or self.all.run.client_id:
            return
        one.ref.client = account
        if not account.is_lead:
            key = fold(account.name)[:NAME]
            one.record.row.company = account.name
            company = self.book.companies.setdefault(key, Company(account.name, account.pk))
            company.pk = company.pk or account.pk
            self.companies[key] = account

    def _plan(self, one: Planned) -> None:
        row, key = one.record.row, one.record.id
        one.ref.name = row.shown_as
        if key and key in self.ids:
            one.refuse("twice_there")
            return
        self.ids.add(key)
        if one.ref.client and one.ref.client.is_lead and one.found is None:
            one.reason, one.more = "with_lead", one.ref.client
            one.outcome = NEW if one.ref.client.is_new else UNCHANGED
            return
        if one.record.is_lead and self._find(row) is None:
            self.prospects.plan(one)
            return
        said = plan(row, self.book)
        one.outcome, one.reason, one.more = str(said.outcome), said.reason, said
        if one.outcome == REFUSED:
            return
        self._see(one, said)
        if said.someone and key:
            self.book.by_number.setdefault(key, said.someone)
        self.all.refs.put(self.kind, key, one.ref)

    def _find(self, row: ContactRow) -> Someone | None:
        return self.book.find(row, points_of(row), self.book.company_key(row))

    def _see(self, one: Planned, said: Plan) -> None:
        assert said.someone is not None
        one.ref.pk = said.someone.pk
        company = self.book.company_key(one.record.row)
        if one.ref.client is None and company in self.book.companies:
            one.ref.client = self._company(company)
        if one.outcome == UPDATED:
            one.changes = [[name, "", value] for name, value in said.fills.items()]
            one.changes += [["point", "", value] for _kind, value, _normal, _label in said.points]
            if said.role:
                one.changes.append(["role", "", one.record.row.company])
            if said.title:
                one.changes.append(["title", "", said.title])

    def write(self, planned: list[Planned]) -> None:
        ledger = self.all.ledger
        assert self.writer is not None and ledger is not None
        taken = [one for one in planned if one.is_taken and isinstance(one.more, Plan)]
        self.writer.write([one.more for one in taken])
        for key, ref in self.companies.items():
            ref.pk = ref.pk or self.book.companies[key].pk
        for one in taken:
            one.ref.pk = one.more.someone.pk
            if one.record.id and one.found is None and one.ref.pk:
                ledger.came_from(Contact, one.ref.pk, self.all.system, key_of(one.record.id), {})
            if one.outcome in (NEW, UPDATED) and one.ref.home:
                ledger.touched.add(one.ref.home.pk)
        self.prospects.write([one for one in planned if one.more is self.prospects])
        self._write_leads([one for one in planned if one.reason == "with_lead"])

    def _write_leads(self, planned: list[Planned]) -> None:
        """The first of them is who we talk with; the others stand in the note."""
        planned = [one for one in planned if one.more.is_new]
        leads = Lead.objects.in_bulk({one.more.pk for one in planned})
        fields = ("name", "email", "phone", "folded", "note")
        for one in planned:
            lead, row = leads[one.more.pk], one.record.row
            if not lead.name:
                lead.name, lead.email = row.shown_as[:160], row.emails[0] if row.emails else ""
                lead.phone = lead.phone or (row.phones[0][1][:40] if row.phones else "")
                lead.folded = folded(lead.said_name)
            else:
                said = [row.shown_as, row.title, *row.emails, *(number for _kind, number in row.phones)]
                lead.note = f"{lead.note}\n{_also(', '.join(filter(None, said)))}".strip()
        Lead.objects.bulk_update(leads.values(), fields, batch_size=500)


def _also(who: str) -> str:
    return _("Also there: %(who)s") % {"who": who}
