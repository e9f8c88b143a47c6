"""
What the record says of the story. The approvals and signatures of the story write their own entries; what the studio
promised, agreed and decided before is told here, in the order in which it happened.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from vinculo.agreements import recorded
from vinculo.agreements.models import Agreement, ChangeRequest, Obligation, Promise
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.times import Times
from vinculo.conversations import recorded as talks_recorded
from vinculo.conversations.models import Decision
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.record.chain import Act, append_all

Told = tuple[datetime, Person | None, Act]


def tell_record(stories: dict[str, ClientStory], times: Times) -> None:
    """After everything that was said and agreed is told, and before what writes entries by itself."""
    ids = [story.client.pk for story in stories.values()]
    found = [*_promises(ids, times), *_agreed(ids, times), *_changes(ids), *_settled(ids, times)]
    together: list[Act] = []
    found.sort(key=lambda told: told[0])
    for place, (at, by, act) in enumerate(found):
        together.append(act)
        following = found[place + 1][:2] if place + 1 < len(found) else None
        if following != (at, by):
            append_all(together, actor=acting(by), at=at)
            together = []


def _promises(ids: list[int], times: Times) -> Iterator[Told]:
    for promise in Promise.objects.filter(client__in=ids).select_related("owner", "by"):
        by = promise.by or promise.owner
        yield promise.made_at, by, recorded.made(promise)
        if promise.kept_on:
            yield _evening(promise.kept_on, times), promise.owner, recorded.promise_act("kept", promise)


def _agreed(ids: list[int], times: Times) -> Iterator[Told]:
    for agreement in Agreement.objects.filter(client__in=ids, signed_on__isnull=False).select_related("by"):
        yield _evening(agreement.signed_on, times), agreement.by, recorded.agreement_act("noted", agreement)
    for decision in Decision.objects.filter(client__in=ids).select_related("by"):
        yield decision.at, decision.by, talks_recorded.decided(decision)


def _changes(ids: list[int]) -> Iterator[Told]:
    for change in ChangeRequest.objects.filter(client__in=ids).select_related("by"):
        yield change.asked_at, change.by, recorded.change_act("asked", change)
        if change.decided_at:
            yield change.decided_at, change.by, recorded.change_act("decided", change, decision=change.state)
        if change.signed_at:
            yield change.signed_at, change.by, recorded.change_act("signed", change)


def _settled(ids: list[int], times: Times) -> Iterator[Told]:
    for obligation in Obligation.objects.filter(client__in=ids, done_on__isnull=False).select_related("owner"):
        yield _evening(obligation.done_on, times), obligation.owner, recorded.obligation_act("settled", obligation)


def _evening(on: date | None, times: Times) -> datetime:
    """When somebody writes down what happened on a day; never after now."""
    moment = datetime.combine(on or times.today, time(17, 30), times.calendar.zone)
    return min(moment, times.now - timedelta(minutes=20))
