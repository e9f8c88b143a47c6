"""Companies become clients, or leads where nobody ever worked for them and whoever brings them wants it so."""

from typing import Any
from urllib.parse import urlsplit

from vinculo.clients.models import Client
from vinculo.db.among import among
from vinculo.db.bulk import insert_rows
from vinculo.db.folding import fold
from vinculo.exchange.history.refs import Found, Ref, came_before, key_of
from vinculo.exchange.history.step import Planned, Step
from vinculo.pipeline.models import Lead

NAME = 160
SHARED = (  # pages of many companies: they say nothing of who somebody is
    "facebook.com", "fb.com", "instagram.com", "linkedin.com", "x.com", "twitter.com", "youtube.com", "tiktok.com",
    "sites.google.com", "google.com", "goo.gl", "linktr.ee", "wixsite.com", "etsy.com",
)  # fmt: skip


def host_of(address: str) -> str:
    """What two spellings of a website have in common; nothing for a page somewhere that many have theirs."""
    text = address.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.")
    return "" if any(host == one or host.endswith(f".{one}") for one in SHARED) else host


class Accounts(Step):
    kind = "account"
    model = Client

    def __init__(self, all_of_it: Any) -> None:
        super().__init__(all_of_it)
        self.names: dict[str, Client] = {}
        self.fresh: dict[str, Ref] = {}
        self.leads: dict[str, list[Found]] = {}
        self.hosts: dict[str, int] = {}
        self.worked_for: set[str] = set()
        if all_of_it.choices.splits:
            self.worked_for = clients_of_file(all_of_it.run)
        seen = Client.objects.visible_to(all_of_it.by).kept().exclude(website="").order_by("-pk")
        for pk, website in seen.values_list("pk", "website").iterator(chunk_size=2000):
            host = host_of(website)
            self.hosts[host] = 0 if host in self.hosts or not host else pk

    def load(self, records: list[Any]) -> None:
        names = {fold(one.name)[:NAME] for one in records}
        pks = {self.hosts[host] for one in records if (host := host_of(one.website)) in self.hosts} - {0}
        seen = Client.objects.visible_to(self.all.by).kept()
        self.names = {one.name_folded: one for one in seen.filter(name_folded__in=among(names)).order_by("-pk")}
        self.by_pk = {one.pk: one for one in seen.filter(pk__in=pks)} if pks else {}
        if self.all.choices.splits:
            self.leads = came_before(Lead, self.all.system, {one.id for one in records}, self.all.by)

    def place(self, one: Planned) -> str:
        one.ref.name = one.record.name
        return ""

    def match(self, one: Planned) -> Any:
        if self.all.run.client_id:
            return self.all.run.client
        by_host = self.by_pk.get(self.hosts.get(host_of(one.record.website), 0)) if one.record.website else None
        found = self.names.get(fold(one.record.name)[:NAME]) or by_host
        one.more = self._is_lead(one) and found is None
        return found

    def twin(self, one: Planned) -> Ref | None:
        name = fold(one.record.name)[:NAME]
        if (found := self.leads.get(one.record.id)) and one.more:
            return Ref(found[0].record.pk, one.record.name, is_lead=True)
        if name in self.fresh:
            return self.fresh[name]
        self.fresh[name] = one.ref
        one.ref.is_lead = bool(one.more)
        return None

    def _is_lead(self, one: Planned) -> bool:
        return self.all.choices.splits and one.record.id not in self.worked_for

    def values(self, one: Planned) -> dict[str, Any]:
        record, country = one.record, one.record.country
        line = " ".join(record.about.split())
        return {
            "line": line if len(line) <= NAME else f"{line[: NAME - 1].rstrip()}…",
            "website": record.website[:200],
            "city": record.city[:80],
            "country": country.upper() if len(country) == 2 and country.isalpha() else "",
        }

    def columns(self, one: Planned) -> dict[str, Any]:
        return {"name": one.record.name[:NAME], "owner_id": self.all.choices.person(one.record.owner) or self.all.by.pk}

    def _make(self, new: list[Planned]) -> None:
        super()._make([one for one in new if not one.ref.is_lead])
        leads = [one for one in new if one.ref.is_lead]
        ledger = self.all.ledger
        assert ledger is not None
        keys = insert_rows(Lead, [self._lead(one) for one in leads])
        ledger.made(Lead, keys)
        for one, pk in zip(leads, keys, strict=True):
            one.ref.pk = pk
            ledger.came_from(Lead, pk, self.all.system, key_of(one.record.id))

    def _lead(self, one: Planned) -> dict[str, Any]:
        said = self.columns(one)
        return {
            "company": said["name"],
            "folded": fold(said["name"]),
            "website": one.values["website"],
            "city": one.values["city"],
            "country": one.values["country"],
            "phone": one.record.phone[:40],
            "note": one.record.about,
            "came": Lead.Came.IMPORT.value,
            "owner_id": said["owner_id"],
            "state": Lead.State.TALKING.value,
            "received_at": self.all.at,
            "confirmed_at": self.all.at,
            "answered_at": self.all.at,
            "by_id": self.all.by.pk,
        }


def clients_of_file(run: Any) -> set[str]:
    """The companies a file tells more of than an open deal: projects, talks, meetings, something won."""
    found: set[str] = set()
    people: dict[str, str] = {}
    spoken: set[str] = set()
    rows = run.rows.filter(kind__in=("known", "work", "said", "meeting", "deal"))
    for kind, data in rows.values_list("kind", "data").iterator(chunk_size=500):
        if kind == "known":
            people[data["row"].get("external_id", "")] = data.get("account_id", "")
        elif kind == "said":
            spoken.add(data["on_id"]) if data["on_kind"] == "known" else None
            found.add(data["on_id"] if data["on_kind"] == "account" else "")
        elif kind != "deal" or data.get("won"):
            found.add(data.get("account_id", ""))
    return found | {people.get(one, "") for one in spoken} - {""}
