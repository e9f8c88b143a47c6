"""
Taking notices out of the house: what is due for one person goes in one letter, and rings once.

Each is taken for a while before it is sent, and marked afterwards; whoever dies in between leaves it to be taken again.
So nothing is lost, and a cut at the worst moment repeats one letter at most.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone, translation

from vinculo import jobs
from vinculo.notifications import push
from vinculo.notifications.letters import Letter, send
from vinculo.notifications.models import Delivery, Notice
from vinculo.notifications.telling import POST
from vinculo.notifications.wording import Worded, worded
from vinculo.people.middleware import zone_of
from vinculo.people.models import Organization, Person

LEASE = timedelta(minutes=5)
MOST = 100  # notices in one letter
GIVE_UP = 8  # times
WAITS = [timedelta(minutes=n) for n in (1, 5, 15, 60, 180, 360, 720)]
ONE_BY_ONE = 3  # notices that ring each for themselves; more of them ring once


def post_due(at: datetime) -> int:
    """Ask for a job for everybody who has something due. Returns for how many."""
    people = sorted(set(Delivery.objects.due(at).values_list("notice__person_id", flat=True)[:1000]))
    for person_id in people:
        jobs.coalesce(POST, str(person_id), person_id)
    return len(people)


def post(person_id: int) -> None:
    """The job: one person's letter and rings."""
    person = Person.objects.active().filter(pk=person_id).first()
    at = timezone.now()
    if person is None:
        Delivery.objects.waiting().filter(notice__person=person_id).update(dropped_at=at)
        return
    problems = [problem for by, out in WAYS_OUT if (problem := _post(person, by, out, at))]
    if problems:
        raise problems[0]


def _post(person: Person, by: str, out: Callable[[Person, list[Worded]], None], at: datetime) -> OSError | None:
    """What is due one way. What could not leave waits a while longer."""
    taken = _take(person, by, at)
    if not taken:
        return None
    with translation.override(person.language), timezone.override(zone_of(person.time_zone)):
        words = worded([delivery.notice for delivery in taken], timezone.localdate(at))
        try:
            out(person, words)
        except OSError as problem:
            _put_off(taken, at)
            return problem
    Delivery.objects.filter(pk__in=[one.pk for one in taken]).update(sent_at=timezone.now())
    return None


def _take(person: Person, by: str, at: datetime) -> list[Delivery]:
    """What is due and nobody else has in hand; what was seen, or may be seen no more, is dropped."""
    free = Q(taken_at=None) | Q(taken_at__lt=at - LEASE)
    due = Delivery.objects.due(at).filter(notice__person=person, by=by).filter(free)
    there = set(Notice.objects.of(person).unseen().filter(deliveries__in=due).values_list("pk", flat=True))
    due.exclude(notice__in=there).update(dropped_at=at)
    ids = list(due.order_by("notice__at", "pk").values_list("pk", flat=True)[:MOST])
    mine = [pk for pk in ids if due.filter(pk=pk).update(taken_at=at, tries=F("tries") + 1) == 1]
    taken = Delivery.objects.filter(pk__in=mine).select_related("notice__client").order_by("notice__at", "pk")
    return list(taken)


def _put_off(taken: Sequence[Delivery], at: datetime) -> None:
    for one in taken:
        if one.tries >= GIVE_UP:
            one.dropped_at = at
        one.due_at = at + WAITS[min(one.tries, len(WAITS)) - 1]
        one.taken_at = None
    Delivery.objects.bulk_update(taken, ["due_at", "taken_at", "dropped_at"])


def _mail(person: Person, words: list[Worded]) -> None:
    organization = Organization.current()
    send(Letter("notices", person, {"words": words, "number": len(words), "organization": organization}))


def _ring(person: Person, words: list[Worded]) -> None:
    rings = [push.ring_of(one) for one in words] if len(words) <= ONE_BY_ONE else [push.ring_of_many(len(words))]
    push.ring(person, rings)


WAYS_OUT: tuple[tuple[str, Callable[[Person, list[Worded]], None]], ...] = (
    (Delivery.By.MAIL, _mail),
    (Delivery.By.PUSH, _ring),
)
