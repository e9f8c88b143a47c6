"""What a person finds: the hits of the index, checked once more against what they may see, with where each leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import ChangeRequest, Obligation, Promise
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Decision, Incident, Interaction, Question
from vinculo.db.prepared import prepared
from vinculo.db.search import Hit, find
from vinculo.desk.documents.found import documents_seen_by
from vinculo.feedback.models import Lesson
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project, RedFlag, Task

# kind → its heading and glyph, in the order in which people look
KINDS = {
    "client": (_("Clients"), "handshake"),
    "contact": (_("People"), "user-round"),
    "project": (_("Projects"), "folder-kanban"),
    "opportunity": (_("Opportunities"), "sprout"),
    "promise": (_("Promises"), "flag"),
    "question": (_("Questions"), "message-circle-question-mark"),
    "decision": (_("Decisions"), "circle-check"),
    "change": (_("Change requests"), "git-pull-request-arrow"),
    "obligation": (_("Obligations"), "hand-helping"),
    "interaction": (_("Said"), "message-circle"),
    "task": (_("Tasks"), "list-checks"),
    "flag": (_("Red flags"), "flag"),
    "incident": (_("Incidents"), "octagon-alert"),
    "lesson": (_("Lessons"), "book-open"),
    "document": (_("Files"), "file-text"),
}


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    icon: str
    title: SafeString
    snippet: SafeString
    place: str
    address: str
    at: Any


def look_for(
    person: Person, text: str, *, kinds: Iterable[str] | None = None, limit: int, offset: int = 0
) -> list[Found]:
    """
    At most `limit` finds, best first. The index takes up to four statements, the check two.

    All kinds are not asked for by name: the index would go through lists of everything there is.
    """
    allowed = None if person.sees_everyone else Client.objects.visible_to(person).kept()
    wanted = [kind for kind in kinds if kind in KINDS] if kinds else None
    hits = find(text, allowed=allowed, kinds=wanted, limit=limit, offset=offset)
    return [*_shown(person, hits)]


def _shown(person: Person, hits: list[Hit]) -> Iterator[Found]:
    clients = {pk: name for pk, name, deleted_at in _names(person, list(_ids(hits))) if deleted_at is None}
    addresses = _addresses(person, hits)
    for hit in hits:
        address = addresses.get((hit.kind, hit.object_id))
        if address and (hit.client_id in clients or (hit.client_id is None and person.sees_everyone)):
            place = "" if hit.kind == "client" else clients.get(hit.client_id or 0, "")
            icon = KINDS[hit.kind][1]
            yield Found(hit.kind, icon, marked(hit.title_parts), marked(hit.snippet), place, address, hit.at)


def _ids(hits: list[Hit]) -> set[int]:
    return {hit.client_id for hit in hits if hit.client_id}


@prepared
def _names(person: Person, ids: list[int]) -> QuerySet[Any, tuple[int, str, Any]]:
    """With when it went to the bin: asked for what is kept, SQLite walks through all of it."""
    return Client.objects.visible_to(person).filter(pk__in=ids).values_list("pk", "name", "deleted_at")


def _in_kept_project(person: Person) -> Exists:
    return Exists(Project.objects.visible_to(person).kept().filter(pk=OuterRef("project_id")))


def _opportunities(person: Person) -> QuerySet[Opportunity]:
    """Guests find none: said by what no row can be, since a statement that finds nothing cannot be kept prepared."""
    if person.is_guest:
        return Opportunity.objects.filter(client=None, lead=None)
    found: QuerySet[Opportunity] = Opportunity.objects.visible_to(person).kept()
    return found


Links = Callable[[Person, list[int]], QuerySet[Any]]
CHECKS: dict[str, tuple[Links, str]] = {
    "client": (lambda person, ids: Client.objects.visible_to(person).kept().filter(pk__in=ids), "/clients/{0}/"),
    "contact": (lambda person, ids: Contact.objects.visible_to(person).kept().filter(pk__in=ids), "/contacts/{0}/"),
    "project": (lambda person, ids: Project.objects.visible_to(person).kept().filter(pk__in=ids), "/projects/{0}/"),
    "opportunity": (
        lambda person, ids: _opportunities(person).filter(pk__in=ids),
        "/opportunities/{0}/",
    ),
    "promise": (lambda person, ids: Promise.objects.visible_to(person).filter(pk__in=ids), "/promises/{0}/"),
    "question": (lambda person, ids: Question.objects.visible_to(person).filter(pk__in=ids), "/questions/{0}/"),
    "interaction": (lambda person, ids: Interaction.objects.visible_to(person).filter(pk__in=ids), "/log/{0}/"),
    "decision": (lambda person, ids: Decision.objects.visible_to(person).filter(pk__in=ids), "/decisions/{0}/"),
    "change": (lambda person, ids: ChangeRequest.objects.visible_to(person).filter(pk__in=ids), "/changes/{0}/"),
    "obligation": (lambda person, ids: Obligation.objects.visible_to(person).filter(pk__in=ids), "/obligations/{0}/"),
    "task": (
        lambda person, ids: Task.objects.filter(_in_kept_project(person), pk__in=ids, archived_at=None),
        "/projects/{1}/plan/tasks/{0}/",
    ),
    "flag": (
        lambda person, ids: RedFlag.objects.filter(_in_kept_project(person), pk__in=ids),
        "/flags/{0}/",
    ),
    "incident": (lambda person, ids: Incident.objects.visible_to(person).filter(pk__in=ids), "/incidents/{0}/"),
    "lesson": (lambda person, ids: Lesson.objects.visible_to(person).filter(pk__in=ids), "/lessons/{0}/"),
    "document": (lambda person, ids: documents_seen_by(person).kept().filter(pk__in=ids), "/documents/{0}/"),
}
ALSO = {"task": "project_id"}


def _addresses(person: Person, hits: list[Hit]) -> dict[tuple[str, int], str]:
    """Where each record leads, for those this person may see: a single statement, whatever kinds there are."""
    kinds = tuple(sorted({hit.kind for hit in hits} & CHECKS.keys()))
    if not kinds:
        return {}
    rows = _visible(person, [hit.object_id for hit in hits], kinds=kinds)
    return {(kind, pk): CHECKS[kind][1].format(pk, also) for kind, pk, also in rows}


@prepared(fixed=("kinds",))
def _visible(person: Person, ids: list[int], *, kinds: tuple[str, ...]) -> QuerySet[Any, Any]:
    """Those of each kind that have one of these ids: more than was found, if two kinds have the same number."""
    first, *others = [_rows(kind, person, ids) for kind in kinds]
    return first.union(*others, all=True) if others else first


def _rows(kind: str, person: Person, ids: list[int]) -> QuerySet[Any]:
    query = CHECKS[kind][0](person, ids).order_by()
    named = query.annotate(its_kind=Value(kind, output_field=CharField()), its_other=F(ALSO.get(kind, "pk")))
    return named.values_list("its_kind", "pk", "its_other")


def marked(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """Plain pieces as HTML, the hits in <mark>. Joined by hand: a page of finds has hundreds of pieces."""
    pieces = [f"<mark>{escape(text)}</mark>" if hit else escape(text) for text, hit in parts]
    return mark_safe("".join(pieces))  # noqa: S308 every piece is escaped in the line above
