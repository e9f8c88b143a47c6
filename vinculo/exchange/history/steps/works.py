"""Projects become projects of their client; one that names none belongs to the client somebody chose for them."""

from typing import Any

from vinculo.clients.models import Client
from vinculo.db.among import among
from vinculo.db.bulk import insert_rows
from vinculo.db.folding import fold
from vinculo.exchange.history import words
from vinculo.exchange.history.refs import Found, Ref
from vinculo.exchange.history.step import Planned, Step
from vinculo.exchange.reading.recognise import Format
from vinculo.projects.models import Phase, Project

NAME = 160


class Works(Step):
    kind = "work"
    model = Project

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.homes: dict[str, Ref] = {}
        self.named: dict[tuple[int | None, str], Project] = {}

    def load(self, records: list[Any]) -> None:
        self.all.refs.load("account", (one.account_id for one in records))
        names = {self._home_name(one) for one in records}
        wanted = {folded: name for name in names if (folded := fold(name)[:NAME]) not in self.homes}
        seen = Client.objects.visible_to(self.all.by).kept().filter(name_folded__in=among(wanted)).order_by("-pk")
        for pk, name, folded in seen.values_list("pk", "name", "name_folded"):
            self.homes[folded] = Ref(pk, name)
        projects = Project.objects.visible_to(self.all.by).kept()
        found = projects.filter(name_folded__in=among({fold(one.name)[:NAME] for one in records})).order_by("-pk")
        self.named = {(one.client_id, one.name_folded): one for one in found}

    def _home_name(self, record: Any) -> str:
        said = record.account_name or self.all.choices.home or self.all.run.new_client
        return str(said or record.name)

    def place(self, one: Planned) -> str:
        if self.all.choices.project(one.record) == words.OUT:
            return "not_wanted"
        run, record = self.all.run, one.record
        one.ref.name = record.name
        home = Ref(run.client.pk, run.client.name) if run.client else self.all.refs.get("account", record.account_id)
        if home is None or home.is_lead:
            name = self._home_name(record)
            home = self.homes.setdefault(fold(name)[:NAME], Ref(None, name))
        one.ref.client = home
        return ""

    def belongs(self, one: Planned, found: Found) -> bool:
        """
        In a sheet a project is known by its name alone: that of another client is another project. So it is when
        whoever brings the file named the client.
        """
        run = self.all.run
        home: int | None = run.client_id
        if home is None and run.kind == Format.TRACKER and self._names_home(one.record):
            home = (one.ref.client.pk if one.ref.client else None) or 0
        return home is None or bool(found.record.client_id == home)

    def _names_home(self, record: Any) -> bool:
        said = (record.account_id, record.account_name, self.all.choices.home, self.all.run.new_client)
        return any(said)

    def settle(self, one: Planned) -> None:
        if one.found:
            one.ref.client = Ref(one.found.record.client_id)

    def match(self, one: Planned) -> Any:
        home = one.ref.home
        return self.named.get((home.pk, fold(one.record.name)[:NAME])) if home and home.pk else None

    def values(self, one: Planned) -> dict[str, Any]:
        record, lead = one.record, self.all.choices.person(one.record.lead)
        if record.only_named and one.found:
            return {}
        is_closed = self.all.choices.project(record) == words.DONE
        said = {
            "name": record.name[:NAME],
            "summary": "\n\n".join(filter(None, (record.about, record.url))),
            "starts_on": record.starts_on,
            "due_on": record.due_on,
            "phase": (Phase.CLOSED if is_closed else Phase.DELIVERY).value,
            "closed_on": record.due_on if is_closed else None,
        }
        return {**said, "lead_id": lead} if lead else said

    def columns(self, one: Planned) -> dict[str, Any]:
        assert one.ref.home is not None
        return {"client_id": one.ref.home.pk, "lead_id": one.values.get("lead_id") or self.all.by.pk}

    def _make(self, new: list[Planned]) -> None:
        """First the clients whom only a project names."""
        ledger = self.all.ledger
        assert ledger is not None
        homes = list({id(one.ref.home): one.ref.home for one in new if one.ref.home and not one.ref.home.pk}.values())
        keys = insert_rows(Client, [{"name": one.name[:NAME], "owner_id": self.all.by.pk} for one in homes])
        ledger.made(Client, keys)
        for home, pk in zip(homes, keys, strict=True):
            home.pk = pk
        super()._make(new)
