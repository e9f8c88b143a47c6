"""
Taking events to the addresses that want them, in jobs, each at least once.

A delivery is taken for a while before it is sent and marked afterwards; whoever dies in between leaves it to be taken
again, under the same number. An address that does not take what it gets is asked less and less often, so that it holds
nobody else up; one that is gone, or fails for two days or thirty times in a row, is paused and the administrators hear
of it.
"""

import random
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from vinculo import jobs
from vinculo.jobs import leases
from vinculo.mailboxes.secrets import CannotOpen, open_
from vinculo.notifications.models import Kind
from vinculo.notifications.telling import News, tell
from vinculo.people.models import Person, Role
from vinculo.programs.hooks import signing
from vinculo.programs.hooks.reading import SEND
from vinculo.programs.hooks.waiting import asked_to_wait
from vinculo.programs.models import Delivery, Event, Hook
from vinculo.programs.models.hooks import Why
from vinculo.record.outbound import Allowed, NoAnswer, NotAsked
from vinculo.record.outbound import send as ask

# After the first attempt, the second, and so on: about two days, each up to a fifth longer.
WAITS = [timedelta(minutes=n) for n in (1, 5, 30, 120, 300, 600, 840, 960)]
REST, LONGEST_REST = timedelta(minutes=2), timedelta(hours=1)  # an address rests so long for each failure in a row
PATIENCE, MOST_FAILURES = timedelta(days=2), 30
LEASE = timedelta(minutes=3)
AT_A_TIME = 50
SECONDS = 5  # after which a job leaves the rest to another; one that hangs is cut by the guard
GONE = 410
SHOWN = 500


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it. `why`: a reason to stop at once. `pause`: how long it asks to be left alone."""

    took_it: bool
    said: str
    milliseconds: int
    status: int | None = None
    why: str = ""
    pause: timedelta = timedelta()


CUT_OFF = Attempt(False, "it was cut off", 0)


def send_due(at: datetime) -> int:
    """Ask for a job for every address that has something due."""
    hooks = sorted(Delivery.objects.due(at).order_by().values_list("hook_id", flat=True).distinct())
    for hook_id in hooks:
        jobs.coalesce(SEND, str(hook_id), hook_id)
    return len(hooks)


def send(hook_id: int) -> None:
    """The job: what is due for one address, until something does not get through or it is somebody else's turn."""
    me, name, at = uuid.uuid4().hex, f"hook:{hook_id}", timezone.now()
    if not leases.hold(name, me, at=at, seconds=int(LEASE.total_seconds())):
        return
    begun = time.monotonic()
    try:
        for delivery in list(_due(hook_id, at)):
            if not _sent(delivery, timezone.now()):
                return
            if time.monotonic() - begun > SECONDS:
                break
    finally:
        leases.give_back(name, me)
    if _due(hook_id, at).exists():
        jobs.coalesce(SEND, str(hook_id), hook_id)


def _due(hook_id: int, at: datetime) -> QuerySet[Delivery]:
    free = Q(taken_at=None) | Q(taken_at__lt=at - LEASE)
    due = Delivery.objects.due(at).filter(free, hook=hook_id).select_related("hook", "event")
    return due.order_by("due_at", "pk")[:AT_A_TIME]


def _sent(delivery: Delivery, at: datetime) -> bool:
    if delivery.taken_at:  # by somebody who died over it, and could not write down that it failed
        if delivery.tries > len(WAITS):
            note(delivery, CUT_OFF, at=at)
            return False
        _failed(delivery.hook, CUT_OFF, at)
    mine = Delivery.objects.waiting().filter(pk=delivery.pk, tries=delivery.tries, hook__paused_at=None)
    if mine.update(taken_at=at, tries=F("tries") + 1) != 1:
        return True
    delivery.tries += 1
    attempt = deliver(delivery.hook, delivery.event, at=at)
    note(delivery, attempt, at=at)
    return attempt.took_it


def deliver(hook: Hook, event: Event, *, at: datetime) -> Attempt:
    """Post it there now, signed for this attempt."""
    try:
        address, keys = open_(hook.address_sealed), keys_of(hook, at)
    except CannotOpen:
        return Attempt(False, "", 0, why=Why.SEALED)
    body = signing.body_of(event)
    headers = signing.headers_of(event.uid, body, keys, at=at)
    allowed = Allowed(private=settings.HOOKS_ALLOW_PRIVATE, plain=settings.HOOKS_ALLOW_HTTP)
    begun = time.monotonic()
    try:
        answer = ask(address, body, headers=headers, allowed=allowed)
    except NotAsked as why:
        return Attempt(False, str(why), 0, why=Why.ADDRESS)
    except NoAnswer as why:
        return Attempt(False, str(why)[:SHOWN], _since(begun))
    said = answer.body[: SHOWN * 4].decode("utf-8", "replace").replace("\0", "")[:SHOWN]
    gone = Why.GONE if answer.status == GONE else ""
    took_it = 200 <= answer.status < 300
    pause = timedelta() if took_it else asked_to_wait(answer.headers.get("Retry-After", ""), at=at)
    return Attempt(took_it, said, _since(begun), answer.status, gone, pause)


def keys_of(hook: Hook, at: datetime) -> list[str]:
    """The secrets to sign with: for a day after a change the old one too."""
    keys = [open_(hook.secret_sealed)]
    return [*keys, open_(hook.old_secret_sealed)] if hook.is_rotating(at) else keys


def note(delivery: Delivery, attempt: Attempt, *, at: datetime) -> None:
    """Write down what came of an attempt, and what follows from it."""
    hook, told = delivery.hook, Delivery.objects.filter(pk=delivery.pk)
    told.update(
        tried_at=at, status=attempt.status, milliseconds=attempt.milliseconds, answer=attempt.said, taken_at=None
    )
    if attempt.took_it:
        told.update(sent_at=timezone.now())
        Hook.objects.filter(pk=hook.pk).update(
            failures=0, failing_since=None, rests_until=None, reached_at=timezone.now()
        )
        return
    if delivery.tries > len(WAITS):
        told.update(dropped_at=at)
    else:
        wait = WAITS[delivery.tries - 1]
        told.update(due_at=at + max(wait, attempt.pause) + wait * random.random() * 0.2)
    _failed(hook, attempt, at)


def _failed(hook: Hook, attempt: Attempt, at: datetime) -> None:
    hook.refresh_from_db(fields=["failures", "failing_since"])
    failures, since = hook.failures + 1, hook.failing_since or at
    rest = max(min(REST * failures, LONGEST_REST), attempt.pause)
    Hook.objects.filter(pk=hook.pk).update(failures=failures, failing_since=since, rests_until=at + rest)
    hook.failures, hook.failing_since = failures, since
    if attempt.why or failures >= MOST_FAILURES or at - since >= PATIENCE:
        stop(hook, why=attempt.why or Why.FAILING, detail=str(attempt.status or attempt.said), at=at)


def stop(hook: Hook, *, why: str, detail: str, at: datetime) -> None:
    """Nothing goes there until somebody looks; all administrators are told, once for each time."""
    if not hook.pause(why=why, at=at, detail=detail):
        return
    Delivery.objects.waiting().filter(hook=hook).update(dropped_at=at)
    facts = {"what": hook.name, "why": why}
    news = News(Kind.HOUSE, f"webhook:{hook.pk}", f"webhook:{hook.pk}:{at.isoformat(timespec='seconds')}", facts=facts)
    tell(news, to=Person.objects.active().filter(role=Role.ADMINISTRATOR), by=None, at=at)


def _since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
