"""Where the things of another system are in our record: those of this import, and those of earlier ones."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, QuerySet

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.db.among import among, among_keys
from vinculo.exchange.models import Origin
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead, Opportunity
from vinculo.projects.models import Milestone, Project, Task, TaskComment, in_visible_project

LONGEST = 160
PERSON = (
    "known:"  # before the number of a person who is a lead here: companies are leads, too, with numbers of their own
)


@dataclass(slots=True, eq=False)
class Ref:
    """
    One of our records, or one about to be (`pk` is None until it is written), and where it hangs. An account hangs on
    nothing; `is_lead` says that it is no client. Who belongs to no client hangs on a lead that is not there.
    """

    pk: int | None = None
    name: str = ""
    client: "Ref | None" = None
    project: "Ref | None" = None
    is_lead: bool = False
    is_new: bool = False  # this import makes it

    @property
    def home(self) -> "Ref | None":
        """The client behind it; None where there is none, or a lead."""
        found = self.client or self
        return None if found.is_lead else found


@dataclass(slots=True, eq=False)
class Found:
    """A record that came from there before (`origin` says so), or that is the same by its name (no origin)."""

    record: Any
    origin: int | None = None
    wrote: Any = None


def key_of(external_id: str) -> str:
    """Ids too long to be kept are kept as what only they could be."""
    return external_id if len(external_id) <= LONGEST else sha256(external_id.encode()).hexdigest()


def seen(model: type[Model], by: Person) -> QuerySet[Any]:
    """All records of a model that this person may see, those in the bin too."""
    if model is TaskComment:
        visible = Project.objects.visible_to(by).filter(pk=OuterRef("task__project_id"))
        return TaskComment.objects.filter(Exists(visible))
    manager: Any = model._default_manager
    return manager.filter(in_visible_project(by)) if model in (Task, Milestone) else manager.visible_to(by)


def came_before(model: type[Model], system: str, ids: Collection[str], by: Person) -> dict[str, list[Found]]:
    """
    What came from there before, as far as this person sees it, by the id there, the newest first. Where ids are only
    names, as in a sheet, several records may have come under one.
    """
    keys = {key_of(one): one for one in ids if one}
    rows = Origin.objects.filter(
        system=system, label=model._meta.label_lower, external_id__in=among(keys)
    ).values_list("pk", "external_id", "object_id", "wrote")  # fmt: skip
    origins = list(rows)
    if not origins:
        return {}
    records = {one.pk: one for one in seen(model, by).filter(pk__in=among_keys([row[2] for row in origins]))}
    _follow_merged(model, records, by)
    found: dict[str, list[Found]] = {}
    for origin, key, pk, wrote in sorted(origins, key=lambda row: -row[0]):
        if pk in records:
            found.setdefault(keys[key], []).append(Found(records[pk], origin, wrote))
    return found


def _follow_merged(model: type[Model], records: dict[int, Any], by: Person) -> None:
    """Two that became one: what came as the one that went is the one that stayed."""
    if model not in (Client, Contact):
        return
    gone = {pk: one.merged_into_id for pk, one in records.items() if one.merged_into_id}
    stayed = {one.pk: one for one in seen(model, by).filter(pk__in=among_keys(set(gone.values())))} if gone else {}
    records.update({pk: stayed[into] for pk, into in gone.items() if into in stayed})


class Refs:
    """By kind and id. What this import does not hold is looked up among what came before."""

    def __init__(self, system: str, by: Person) -> None:
        self.system, self.by = system, by
        self.known: dict[str, dict[str, Ref | None]] = {kind: {} for kind in MODELS}

    def put(self, kind: str, key: str, ref: Ref) -> None:
        if kind in self.known and key:
            self.known[kind][key] = ref

    def get(self, kind: str, key: str) -> Ref | None:
        return self.known.get(kind, {}).get(key)

    def load(self, kind: str, ids: Iterable[str]) -> None:
        """Look up those of these that are not known yet, at once. Whatever is not there is not asked for again."""
        known = self.known.get(kind)
        if known is None:
            return
        missing = {one for one in ids if one and one not in known}
        if not missing:
            return
        known.update(dict.fromkeys(missing))
        for model, make in MODELS[kind]:
            before = PERSON if kind == "known" and model is Lead else ""
            came = came_before(model, self.system, {f"{before}{one}" for one in missing}, self.by)
            found = {key.removeprefix(before): some for key, some in came.items()}
            make_all = make([one.record for some in found.values() for one in some], self.by)
            for key, some in found.items():
                kept = [one for one in some if getattr(one.record, "deleted_at", None) is None]
                if kept:
                    known[key] = make_all[kept[0].record.pk]


def _clients(records: list[Any], _by: Person) -> dict[int, Ref]:
    return {one.pk: Ref(one.pk, one.name) for one in records}


def _leads(records: list[Any], _by: Person) -> dict[int, Ref]:
    return {one.pk: Ref(one.pk, str(one), is_lead=True) for one in records}


def contacts_of(records: list[Any], by: Person) -> dict[int, Ref]:
    """People, each with one client of theirs that this person sees: where they are now, else where they left last."""
    clients = Client.objects.visible_to(by).kept()
    roles = ContactRole.objects.filter(contact__in=among_keys([one.pk for one in records]), client__in=clients)
    last_wins = roles.order_by(F("left_on").asc(nulls_last=True), "-pk")
    homes = dict(last_wins.values_list("contact_id", "client_id"))
    return {
        one.pk: Ref(one.pk, one.name, client=Ref(homes[one.pk]) if one.pk in homes else Ref(is_lead=True))
        for one in records
    }


def _projects(records: list[Any], _by: Person) -> dict[int, Ref]:
    return {one.pk: Ref(one.pk, one.name, client=Ref(one.client_id)) for one in records}


def _in_projects(records: list[Any], _by: Person) -> dict[int, Ref]:
    homes = Project.objects.filter(pk__in=among_keys({one.project_id for one in records}))
    projects = {pk: Ref(pk, client=Ref(client)) for pk, client in homes.values_list("pk", "client_id")}
    return {
        one.pk: Ref(one.pk, str(one), client=projects[one.project_id].client, project=projects[one.project_id])
        for one in records
    }


def _opportunities(records: list[Any], _by: Person) -> dict[int, Ref]:
    return {
        one.pk: Ref(one.pk, one.title, client=Ref(one.client_id) if one.client_id else Ref(is_lead=True))
        for one in records
    }


Made = Callable[[list[Any], Person], dict[int, Ref]]
MODELS: dict[str, tuple[tuple[type[Any], Made], ...]] = {
    "account": ((Client, _clients), (Lead, _leads)),
    "known": ((Lead, _leads), (Contact, contacts_of)),
    "work": ((Project, _projects),),
    "mark": ((Milestone, _in_projects),),
    "job": ((Task, _in_projects),),
    "deal": ((Opportunity, _opportunities),),
}
