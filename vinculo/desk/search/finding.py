"""What a person finds: the hits of the index, checked once more against what they may see, with where each leads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import ChangeRequest, Obligation, Promise
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import Decision, Incident, Interaction, Question
from vinculo.db.search import Hit, find
from vinculo.people.models import Person
from vinculo.projects.models import Project, RedFlag, Task

# kind → its heading and glyph, in the order in which people look
KINDS = {
    "client": (_("Clients"), "handshake"),
    "contact": (_("People"), "user-round"),
    "project": (_("Projects"), "folder-kanban"),
    "promise": (_("Promises"), "flag"),
    "question": (_("Questions"), "message-circle-question-mark"),
    "decision": (_("Decisions"), "circle-check"),
    "change": (_("Change requests"), "git-pull-request-arrow"),
    "obligation": (_("Obligations"), "hand-helping"),
    "interaction": (_("Said"), "message-circle"),
    "task": (_("Tasks"), "list-checks"),
    "flag": (_("Red flags"), "flag"),
    "incident": (_("Incidents"), "octagon-alert"),
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
    """At most `limit` finds, best first. The index takes three statements, the check two."""
    allowed = None if person.sees_everyone else Client.objects.visible_to(person).kept()
    wanted = [kind for kind in kinds if kind in KINDS] if kinds else list(KINDS)
    hits = find(text, allowed=allowed, kinds=wanted, limit=limit, offset=offset)
    return [*_shown(person, hits)]


def _shown(person: Person, hits: list[Hit]) -> Iterator[Found]:
    clients = dict(Client.objects.visible_to(person).kept().filter(pk__in=_ids(hits)).values_list("pk", "name"))
    addresses = _addresses(person, hits)
    for hit in hits:
        address = addresses.get((hit.kind, hit.object_id))
        if address and (hit.client_id in clients or (hit.client_id is None and person.sees_everyone)):
            place = "" if hit.kind == "client" else clients.get(hit.client_id or 0, "")
            icon = KINDS[hit.kind][1]
            yield Found(hit.kind, icon, marked(hit.title_parts), marked(hit.snippet), place, address, hit.at)


def _ids(hits: list[Hit]) -> set[int]:
    return {hit.client_id for hit in hits if hit.client_id}


Links = Callable[[Person, list[int]], QuerySet[Any]]
CHECKS: dict[str, tuple[Links, str]] = {
    "client": (lambda person, ids: Client.objects.visible_to(person).kept().filter(pk__in=ids), "/clients/{0}/"),
    "contact": (lambda person, ids: Contact.objects.visible_to(person).kept().filter(pk__in=ids), "/contacts/{0}/"),
    "project": (lambda person, ids: Project.objects.visible_to(person).kept().filter(pk__in=ids), "/projects/{0}/"),
    "promise": (lambda person, ids: Promise.objects.visible_to(person).filter(pk__in=ids), "/promises/{0}/"),
    "question": (lambda person, ids: Question.objects.visible_to(person).filter(pk__in=ids), "/questions/{0}/"),
    "interaction": (lambda person, ids: Interaction.objects.visible_to(person).filter(pk__in=ids), "/log/{0}/"),
    "decision": (lambda person, ids: Decision.objects.visible_to(person).filter(pk__in=ids), "/decisions/{0}/"),
    "change": (lambda person, ids: ChangeRequest.objects.visible_to(person).filter(pk__in=ids), "/changes/{0}/"),
    "obligation": (lambda person, ids: Obligation.objects.visible_to(person).filter(pk__in=ids), "/obligations/{0}/"),
    "task": (
        lambda person, ids: Task.objects.filter(
            pk__in=ids, archived_at=None, project__in=Project.objects.visible_to(person).kept()
        ),
        "/projects/{1}/tasks/",
    ),
    "flag": (
        lambda person, ids: RedFlag.objects.filter(pk__in=ids, project__in=Project.objects.visible_to(person).kept()),
        "/flags/{0}/",
    ),
    "incident": (lambda person, ids: Incident.objects.visible_to(person).filter(pk__in=ids), "/incidents/{0}/"),
}
ALSO = {"task": "project_id"}


def _addresses(person: Person, hits: list[Hit]) -> dict[tuple[str, int], str]:
    """Where each record leads, for those this person may see: a single statement, whatever kinds there are."""
    by_kind: dict[str, list[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(hit.object_id)
    parts = [_rows(kind, person, ids) for kind, ids in by_kind.items()]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(kind, pk): CHECKS[kind][1].format(pk, also or pk) for kind, pk, also in rows}


def _rows(kind: str, person: Person, ids: list[int]) -> QuerySet[Any]:
    query = CHECKS[kind][0](person, ids).order_by()
    also = F(ALSO[kind]) if kind in ALSO else Value(None, output_field=BigIntegerField())
    named = query.annotate(its_kind=Value(kind, output_field=CharField()), its_other=also)
    return named.values_list("its_kind", "pk", "its_other")


def marked(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """Plain pieces as HTML, the hits in <mark>. Joined by hand: a page of finds has hundreds of pieces."""
    pieces = (f"<mark>{escape(text)}</mark>" if hit else escape(text) for text, hit in parts)
    return mark_safe("".join(pieces))  # noqa: S308 every piece is escaped in the line above
