"""What an administrator does with an address that hears of events."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction

from vinculo import jobs
from vinculo.mailboxes.secrets import seal
from vinculo.people.models import Person
from vinculo.programs.hooks.catalogue import BY_KIND, TEST
from vinculo.programs.hooks.reading import SEND, begin
from vinculo.programs.hooks.sending import Attempt, deliver
from vinculo.programs.hooks.signing import new_secret
from vinculo.programs.models import Delivery, Event, Hook
from vinculo.programs.models.hooks import Why

BOTH_FOR = timedelta(days=1)  # the old secret stays valid


@transaction.atomic
def put_in(*, name: str, address: str, events: Iterable[str], by: Person, at: datetime) -> tuple[Hook, str]:
    """The address and its secret, which is shown once. It hears of what happens from now on."""
    secret, wanted = new_secret(), _known(events)
    begin(wanted, at=at)
    hook = Hook.objects.create(
        name=name, address_sealed=seal(address), address_hint=hint(address), secret_sealed=seal(secret), events=wanted,
        by=by, made_at=at,
    )  # fmt: skip
    return hook, secret


@transaction.atomic
def change(hook: Hook, *, name: str, events: Iterable[str], address: str = "", at: datetime) -> None:
    """An empty address leaves the one there is."""
    wanted = _known(events)
    if hook.paused_at is None:
        begin(wanted, at=at)
    hook.name, hook.events = name, wanted
    if address:
        hook.address_sealed, hook.address_hint = seal(address), hint(address)
    hook.save(update_fields=["name", "events", "address_sealed", "address_hint"])


@transaction.atomic
def new_secret_for(hook: Hook, *, at: datetime) -> str:
    """The new secret, shown once. For a day everything carries signatures of both."""
    secret = new_secret()
    hook.old_secret_sealed, hook.old_until = hook.secret_sealed, at + BOTH_FOR
    hook.secret_sealed = seal(secret)
    hook.save(update_fields=["secret_sealed", "old_secret_sealed", "old_until"])
    return secret


def pause(hook: Hook, *, at: datetime) -> bool:
    """What waits is not sent any more, and what happens meanwhile is not told later."""
    if not hook.pause(why=Why.BY_HAND, at=at):
        return False
    Delivery.objects.waiting().filter(hook=hook).update(dropped_at=at)
    return True


@transaction.atomic
def resume(hook: Hook, *, at: datetime) -> None:
    """It hears of what happens from now on."""
    begin(hook.events, at=at)
    hook.paused_at, hook.paused_why, hook.paused_detail = None, "", ""
    hook.failures, hook.failing_since, hook.rests_until = 0, None, None
    hook.save(update_fields=["paused_at", "paused_why", "paused_detail", "failures", "failing_since", "rests_until"])


def try_out(hook: Hook, *, at: datetime) -> Attempt:
    """Send a test there and wait for the answer: whoever put the address in wants to know now. It is never repeated."""
    event = Event.objects.create(kind=TEST, about="webhook", about_id=hook.pk, moment=at, found_at=at)
    delivery = Delivery.objects.create(hook=hook, event=event, made_at=at, due_at=at, tries=1, dropped_at=at)
    attempt = deliver(hook, event, at=at)
    Delivery.objects.filter(pk=delivery.pk).update(
        tried_at=at, status=attempt.status, milliseconds=attempt.milliseconds, answer=attempt.said,
        sent_at=at if attempt.took_it else None, dropped_at=None if attempt.took_it else at,
    )  # fmt: skip
    return attempt


@transaction.atomic
def again(delivery: Delivery, *, at: datetime) -> bool:
    """Once more from the beginning, under the same number. False while it is on its way, or the address is paused."""
    ended = Delivery.objects.exclude(sent_at=None, dropped_at=None).filter(pk=delivery.pk, hook__paused_at=None)
    if ended.update(sent_at=None, dropped_at=None, due_at=at, tries=0, taken_at=None) != 1:
        return False
    Hook.objects.filter(pk=delivery.hook_id).update(rests_until=None)
    jobs.coalesce(SEND, str(delivery.hook_id), delivery.hook_id)
    return True


def hint(address: str) -> str:
    """What may be shown of it: the machine, never the path, which may hold a secret."""
    try:
        return (urlsplit(address).hostname or "")[:120]
    except ValueError:
        return ""


def _known(events: Iterable[str]) -> list[str]:
    wanted = set(events)
    return [kind for kind in BY_KIND if kind in wanted]
