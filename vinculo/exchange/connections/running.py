"""
One connection's run: each of its boards or projects in turn. What goes wrong is written down where its owner reads it,
and the owner is told when we stop trying.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import Q
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.exchange.basecamp_live.sync import run_basecamp
from vinculo.exchange.connections import rhythm
from vinculo.exchange.connections.bringing import was_taken_back
from vinculo.exchange.connections.models import Connection, Link, System
from vinculo.exchange.connections.noticing import notice
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.trello.live.running import run_trello
from vinculo.jobs import leases
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.permissions import may_import
from vinculo.practices.forecasts import plan_changed
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Project

RUN = "vinculo.exchange.connections.running.run"
LEASE = 630  # seconds; as long as a killed job takes to be given out again
ONLY_ONE = frozenset(
    {"gone", "forbidden", "project", "cards", "list", "unreadable", "refused", "odd"}
)  # with one board
logger = logging.getLogger(__name__)
Runner = Callable[[Link, datetime], bool]
RUNNERS: dict[str, Runner] = {System.TRELLO: run_trello, System.BASECAMP: run_basecamp}


def ask_for_due(*, at: datetime) -> int:
    """A job for every connection whose turn it is, or that has something of ours to send. Returns how many."""
    due = set(Connection.objects.due(at).values_list("pk", flat=True))
    due |= notice(at=at)
    for pk in sorted(due):
        run_soon(pk)
    return len(due)


def run_soon(connection_id: int) -> None:
    jobs.coalesce(RUN, str(connection_id), connection_id)


@jobs.takes(minutes=10)
def run(connection_id: int) -> None:
    """The job. Only one runs at a time; what is asked meanwhile is done at the next look around."""
    at, by = timezone.now(), uuid4().hex
    name = f"connection:{connection_id}"
    if not leases.hold(name, by, at=at, seconds=LEASE):
        Connection.objects.filter(pk=connection_id).update(next_run_at=at)
        return
    try:
        connection = Connection.objects.active().select_related("owner").filter(pk=connection_id).first()
        if connection and not (connection.held_until_at and connection.held_until_at > at):
            run_now(connection, at=at)
    finally:
        leases.give_back(name, by)


def run_now(connection: Connection, *, at: datetime) -> bool:
    """Every board of a connection now; one that is gone keeps no other from running. False when it failed."""
    first: Trouble | None = None
    if connection.owner is None or not may_import(connection.owner):
        _went_wrong(connection, Trouble("owner"), at)
        return False
    for link in _links(connection):
        try:
            _run_guarded(link, at)
        except Trouble as trouble:
            first = first or trouble
            if trouble.code not in ONLY_ONE:
                break  # what is wrong is wrong for all of them
    if first is not None:
        _went_wrong(connection, first, at)
        return False
    _went_well(connection, at)
    return True


def _links(connection: Connection) -> list[Link]:
    found = Link.objects.filter(connection=connection).filter(
        Q(project=None) | Q(project__deleted_at=None, project__client__deleted_at=None)
    )
    return list(found.select_related("connection__owner", "project__client", "client"))


def _run_guarded(link: Link, at: datetime) -> None:
    """What nobody thought of is a trouble, too: it is asked again ever later, and told. Trouble."""
    try:
        _run(link, at)
    except Trouble as trouble:
        trouble.facts.setdefault("what", link.name)
        raise
    except Exception as why:
        logger.exception("link %s of connection %s could not be run", link.pk, link.connection_id)
        raise Trouble("odd") from why


def _run(link: Link, at: datetime) -> None:
    owner, project = link.connection.owner, link.project
    if was_taken_back(link):
        link.delete()
        return
    if owner and project and not Project.objects.visible_to(owner).filter(pk=project.pk).exists():
        raise Trouble("project", what=link.name)  # what they may not see is not named
    came = True  # what is cut in the middle may have brought something
    try:
        came = RUNNERS[link.connection.system](link, at)
    finally:
        if came and link.project:
            client_changed(link.project.client_id)
            plan_changed(link.project.pk)


def _went_well(connection: Connection, at: datetime) -> None:
    connection.change(
        ran_at=at, next_run_at=rhythm.next_run(connection, at=at), held_until_at=None, failing_since=None, failures=0,
        trouble="", trouble_facts={},
    )  # fmt: skip


def _went_wrong(connection: Connection, why: Trouble, at: datetime) -> None:
    """Waiting because we were asked to is no failure; a token that opens nothing any more ends it at once."""
    if why.code == "busy":
        later = at + timedelta(seconds=max(why.after, 1))
        connection.change(next_run_at=later, held_until_at=later)
        return
    failures = connection.failures + 1
    stops = why.is_final or failures >= rhythm.PATIENCE
    later = rhythm.after_failure(failures, why, at=at)
    connection.change(
        ran_at=at, failing_since=connection.failing_since or at, failures=failures, trouble=why.code,
        trouble_facts=why.facts, next_run_at=later, held_until_at=later,
    )  # fmt: skip
    if stops and connection.stop(at=at):
        _tell_owner(connection, at)


def _tell_owner(connection: Connection, at: datetime) -> None:
    with translation.override(connection.owner.language if connection.owner else None):
        words = connection.why
    facts = {"what": connection.name, "system": connection.get_system_display(), "words": words}
    subject = f"connection:{connection.pk}"
    news = News(Kind.HOUSE, subject, f"{subject}:{at.isoformat(timespec='seconds')}", facts=facts)
    tell(news, to=[connection.owner], by=None, at=at)
