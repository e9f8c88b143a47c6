"""
Check clients again: after a change (one job per client, within two seconds), every hour and every night.

`client_changed` is the single place that turns "something about this client changed" into a job.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from vinculo import jobs, live
from vinculo.calendar.clock import ClockKind
from vinculo.clients.models import Client
from vinculo.conversations.models import BadNews, Question
from vinculo.db.locking import lock_all
from vinculo.feedback.models import Complaint
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.practices.catalogue import practices_about
from vinculo.practices.linter import lint
from vinculo.practices.models import Nudge, State
from vinculo.practices.nudges import settle
from vinculo.practices.practice import CLIENTS, Moment
from vinculo.practices.reading import BATCH, read
from vinculo.practices.standing import write_standings
from vinculo.practices.tuning.reading import current_settings
from vinculo.practices.weights import current_weights

logger = logging.getLogger(__name__)


def client_changed(client_id: int) -> None:
    """Something about this client changed: open pages show it, it is checked soon. Asking twice adds one job."""
    live.tell(f"client:{client_id}")
    jobs.coalesce("vinculo.practices.recheck.check_one", str(client_id), client_id)


def clients_changed(client_ids: Iterable[int]) -> None:
    """Many at once, as after an import: one job checks them all in batches."""
    ids = sorted(set(client_ids))
    live.tell_all(f"client:{pk}" for pk in ids)
    for start in range(0, len(ids), BATCH):
        jobs.enqueue("vinculo.practices.recheck.check_some", ids[start : start + BATCH])


def check_one(client_id: int) -> None:
    check([client_id], at=timezone.now())


def check_some(client_ids: list[int]) -> None:
    each(check, client_ids, at=timezone.now())


def check(client_ids: list[int], *, at: datetime, organization: Organization | None = None) -> None:
    """Read these clients, run every practice over them, and write down nudges and standings as of `at`."""
    now = moment(at, organization)
    practices, settings = practices_about(CLIENTS), current_settings(client_ids)
    with transaction.atomic():
        lock_all("check", client_ids)  # what is read here is still so when it is written
        relationships = read(client_ids, now.today)
        findings = {
            relationship.client.id: (
                relationship,
                [] if relationship.client.is_archived else lint(relationship, now, practices, settings),
            )
            for relationship in relationships
        }
        settled = settle(findings, at=at)
        write_standings(relationships, settled.live, now, current_weights())


def sweep(*, at: datetime | None = None, batch: int = BATCH) -> int:
    """Check every client that is not in the bin. Returns how many."""
    at = at or timezone.now()
    ids = list(Client.objects.kept().order_by("pk").values_list("pk", flat=True))
    organization = Organization.current()
    for start in range(0, len(ids), batch):
        each(check, ids[start : start + batch], at=at, organization=organization)
    return len(ids)


def check_clocks(*, at: datetime | None = None) -> int:
    """Check the clients for whom this hour may change something: questions, untold news, complaints, ended snoozes."""
    at = at or timezone.now()
    asked = Question.objects.open().theirs().values_list("client_id", flat=True)
    untold = BadNews.objects.filter(told_at=None).values_list("client_id", flat=True)
    unhappy = Complaint.objects.filter(followed_up_at=None).values_list("client_id", flat=True)
    nudges = Nudge.objects.filter(client__isnull=False)
    awake = nudges.filter(state=State.SNOOZED, snoozed_until__lte=at).values_list("client_id", flat=True)
    due = nudges.live().filter(due_at__lte=at + timedelta(hours=1)).values_list("client_id", flat=True)
    ids = sorted(set(asked) | set(untold) | set(unhappy) | set(awake) | set(due))
    for start in range(0, len(ids), BATCH):
        each(check, ids[start : start + BATCH], at=at)
    return len(ids)


def each(check: Callable[..., None], ids: list[int], **given: Any) -> None:
    """All of them at once. If that fails, one by one: who cannot be checked keeps nobody else from it."""
    try:
        check(ids, **given)
    except Exception:
        if len(ids) == 1:
            logger.exception("%s could not check %d", check.__module__, ids[0])
            return
        for one in ids:
            each(check, [one], **given)


def moment(at: datetime, organization: Organization | None = None) -> Moment:
    """A moment with the calendar of our organization."""
    organization = organization or Organization.current()
    clock = cast(ClockKind, organization.question_clock if organization else "plain")
    return Moment(at=at, calendar=work_calendar(organization), clock=clock)
