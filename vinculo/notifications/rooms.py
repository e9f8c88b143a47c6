"""
Telling rooms of a chat what happens: by its incoming webhook, in the form that Slack, Mattermost or Teams want.

The address was put in by somebody, so it is asked through the guard for machines outside. What could not be told is
tried again with longer and longer waits; a room that does not answer for a day, or says that it is gone, is paused with
its reason, and whoever put it in is told.
"""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.mailboxes.secrets import CannotOpen, open_, seal
from vinculo.notifications import chats
from vinculo.notifications.models import ChatHook, HookMessage, Kind
from vinculo.notifications.models.hook import Why
from vinculo.notifications.telling import News, tell
from vinculo.notifications.wording import address_of, lines_of, nudged
from vinculo.people.letters import site_address
from vinculo.people.middleware import zone_of
from vinculo.people.models import Organization, Person, Team
from vinculo.record.outbound import Allowed, Answer, NoAnswer, NotAsked
from vinculo.record.outbound import send as ask

SEND = "vinculo.notifications.rooms.send"
LEASE = timedelta(minutes=3)
WAITS = [timedelta(minutes=n) for n in (1, 5, 15, 60, 180, 360, 720)]
PATIENCE = timedelta(hours=24)
TOO_OLD = timedelta(hours=24)  # to be news
AT_A_TIME = 20
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something a room may hear of. `key` tells it from any other; `told`: for the rooms that want to hear of such."""

    key: str
    told: str
    client: Client | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""


def are_there(told: str) -> bool:
    return any(told in tells for tells in ChatHook.objects.running().values_list("tells", flat=True))


def tell_rooms(what: Happened, *, at: datetime) -> int:
    """Put it on its way to each room that wants to hear of it and may. Returns to how many."""
    rooms = ChatHook.objects.running().filter(Q(team=None) | Q(team=what.client.team_id if what.client else None))
    new = 0
    for room in rooms:
        if what.told not in room.tells:
            continue
        facts = {**what.facts, "subject": what.subject}
        _message, is_new = HookMessage.objects.get_or_create(
            hook=room, key=what.key, defaults={"client": what.client, "facts": facts, "at": at, "due_at": at}
        )
        new += is_new
        if is_new:
            jobs.coalesce(SEND, str(room.pk), room.pk)
    return new


@transaction.atomic
def put_in(*, name: str, flavour: str, address: str, team: Team | None, tells: list[str], by: Person) -> ChatHook:
    return ChatHook.objects.create(
        name=name, flavour=flavour, address_sealed=seal(address), address_hint=hint(address), team=team, tells=tells,
        by=by,
    )  # fmt: skip


def readdress(hook: ChatHook, address: str) -> None:
    """A new address for the same room; it is tried again from now on."""
    hook.address_sealed, hook.address_hint = seal(address), hint(address)
    hook.save(update_fields=["address_sealed", "address_hint"])
    hook.resume()


def hint(address: str) -> str:
    """What may be shown of it: the machine, never the path, which is the secret."""
    try:
        return (urlsplit(address).hostname or "")[:120]
    except ValueError:
        return ""


def send_due(at: datetime) -> int:
    """Ask for a job for every room that has something due."""
    due = HookMessage.objects.waiting().filter(due_at__lte=at, hook__paused_at=None)
    rooms = sorted(set(due.values_list("hook_id", flat=True)[:1000]))
    for room_id in rooms:
        jobs.coalesce(SEND, str(room_id), room_id)
    return len(rooms)


def send(hook_id: int) -> None:
    """The job: what is due for one room, in its order, until something does not get through."""
    hook, at = ChatHook.objects.running().filter(pk=hook_id).first(), timezone.now()
    if hook is None:
        return
    due = HookMessage.objects.waiting().filter(hook=hook, due_at__lte=at).order_by("at", "pk")
    HookMessage.objects.waiting().filter(hook=hook, at__lt=at - TOO_OLD).update(dropped_at=at)
    for message in due.select_related("client")[:AT_A_TIME]:
        free = HookMessage.objects.waiting().filter(Q(taken_at=None) | Q(taken_at__lt=at - LEASE), pk=message.pk)
        if free.update(taken_at=at, tries=F("tries") + 1) != 1:
            continue
        message.tries += 1
        if not _send(hook, message, at):
            return


def _send(hook: ChatHook, message: HookMessage, at: datetime) -> bool:
    problem = deliver(hook, *words_of(message))
    if problem is None:
        HookMessage.objects.filter(pk=message.pk).update(sent_at=timezone.now())
        ChatHook.objects.filter(pk=hook.pk).update(failures=0, failing_since=None, reached_at=timezone.now())
        return True
    wait = WAITS[min(message.tries, len(WAITS)) - 1]
    later = at + wait + wait * random.random() * 0.2
    HookMessage.objects.filter(pk=message.pk).update(taken_at=None, due_at=later)
    ChatHook.objects.filter(pk=hook.pk).update(failures=F("failures") + 1, failing_since=hook.failing_since or at)
    hook.failing_since = hook.failing_since or at
    if problem.is_final or at - hook.failing_since >= PATIENCE:
        stop(hook, problem, at=at)
    return False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be told. `is_final`: trying again would not help."""

    why: str
    detail: str = ""
    is_final: bool = False


def deliver(hook: ChatHook, text: str, path: str) -> Problem | None:
    """Say it there now. None if it was taken."""
    try:
        address = open_(hook.address_sealed)
    except CannotOpen:
        return Problem(Why.SEALED, is_final=True)
    link = site_address(path) if path else ""
    said = chats.payload(hook.flavour, text, link, _("Open it"))
    body = json.dumps(said, ensure_ascii=False).encode()
    allowed = Allowed(private=settings.CHAT_ALLOW_PRIVATE, plain=settings.CHAT_ALLOW_HTTP)
    try:
        answer = ask(address, body, headers={"Content-Type": "application/json; charset=utf-8"}, allowed=allowed)
    except NotAsked:
        return Problem(Why.ADDRESS, is_final=True)
    except NoAnswer as why:
        return Problem(Why.SILENT, str(why))
    return _refused(answer)


def _refused(answer: Answer) -> Problem | None:
    if 200 <= answer.status < 300:
        return None
    if answer.status in GONE:
        return Problem(Why.GONE, str(answer.status), is_final=True)
    if answer.status == 429 or answer.status >= 500:
        return Problem(Why.SILENT, str(answer.status))
    return Problem(Why.REFUSED, str(answer.status), is_final=answer.status in (400, 401, 403))


def stop(hook: ChatHook, problem: Problem, *, at: datetime) -> None:
    """Nothing goes there any more until somebody looks; whoever put it in is told, once for each time."""
    if not hook.pause(why=problem.why, at=at, detail=problem.detail):
        return
    HookMessage.objects.waiting().filter(hook=hook).update(dropped_at=at)
    facts = {"what": hook.name, "why": problem.why}
    news = News(Kind.HOUSE, f"hook:{hook.pk}", f"hook:{hook.pk}:{at.isoformat(timespec='seconds')}", facts=facts)
    tell(news, to=[hook.by], by=None, at=at)


def words_of(message: HookMessage) -> tuple[str, str]:
    """What is said, in the language of the house, and the path of the page about it."""
    organization = Organization.current()
    language = (organization.language if organization else "") or "en"
    with (
        translation.override(language),
        timezone.override(zone_of(organization.time_zone if organization else "UTC")),
    ):
        facts, today = message.facts, timezone.localdate()
        if facts.get("test"):
            return _("A word from Vínculo: this room will hear of what happens with your clients."), "/"
        line = lines_of([facts.get("entry")], today).get(facts.get("entry", 0))
        said = line.sentence if line else nudged(facts, today)
        client = message.client.name if message.client else ""
        text = f"{client}: {said}" if client and client not in said else said
        return text, address_of(facts.get("subject", ""), facts, message.client_id)
