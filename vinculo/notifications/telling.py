"""
Telling somebody something, the one verb of this floor.

    tell(News(Kind.ASSIGNED, f"task:{task.pk}", facts={"what": task.title}, client_id=...), to=[person], by=me, at=now)

Nobody is told of their own doings, and nobody twice of the same occasion.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from vinculo import jobs
from vinculo.clients.models import Client
from vinculo.notifications.hours import good_moment
from vinculo.notifications.models import Delivery, Kind, Notice, Way
from vinculo.notifications.models.notice import AT_ONCE
from vinculo.notifications.wishes import Wished, wished
from vinculo.people.models import Organization, Person

POST = "vinculo.notifications.posting.post"
MAILED, PUSHED = (Way.BOTH, Way.MAIL), (Way.BOTH, Way.PUSH)


@dataclass(frozen=True, slots=True)
class News:
    """
    Something to tell. `subject`: what it is about ("task:5"). `key`: the occasion, unique for a person and kind; the
    subject where there can be only one. `facts`: plain JSON that the sentence is made from. `has_letter`: they get a
    letter about it anyway, so no second one goes by mail.
    """

    kind: str
    subject: str
    key: str = ""
    client_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    has_letter: bool = False


@transaction.atomic
def tell(
    news: News,
    *,
    to: Iterable[Person | None],
    by: Person | None,
    at: datetime,
    organization: Organization | None = None,
) -> list[Notice]:
    """
    Write the notice for each of `to` who wants to hear of it, sees its client and did not do it themselves, and put it
    on its way. `by`: whoever of us did it; None for the clients and the engine. Returns the notices that are new.
    """
    people = {person.pk: person for person in to if person and person.is_active and (by is None or person.pk != by.pk)}
    if not people:
        return []
    made = []
    key = news.key or news.subject
    told = set(Notice.objects.filter(person__in=people, kind=news.kind, key=key).values_list("person_id", flat=True))
    for one in wished([person for pk, person in people.items() if pk not in told], organization):
        if one.way(news.kind) == Way.NEVER or not _sees(one.person, news.client_id):
            continue
        notice = Notice(
            person=one.person, kind=news.kind, key=key, subject=news.subject, client_id=news.client_id,
            facts=dict(news.facts), at=at,
        )  # fmt: skip
        if _is_new(notice):
            _put_on_its_way(notice, one, at, has_letter=news.has_letter)
            made.append(notice)
    return made


def _is_new(notice: Notice) -> bool:
    """Written now; False when somebody told the same at this very moment."""
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _sees(person: Person, client_id: int | None) -> bool:
    return client_id is None or Client.objects.visible_to(person).kept().filter(pk=client_id).exists()


def _put_on_its_way(notice: Notice, one: Wished, at: datetime, *, has_letter: bool) -> None:
    way = one.way(notice.kind)
    by = [Delivery.By.MAIL] if way in MAILED and not has_letter else []
    if way in PUSHED and one.person.push_devices.exists():
        by.append(Delivery.By.PUSH)
    if not by:
        return
    due_at = good_moment(at, one.hours, at_once=Kind(notice.kind) in AT_ONCE)
    Delivery.objects.bulk_create(Delivery(notice=notice, by=how, due_at=due_at) for how in by)
    if due_at <= at:
        jobs.coalesce(POST, str(one.person.pk), one.person.pk)


@transaction.atomic
def untell(kind: str, key: str, *, unseen_only: bool = True) -> None:
    """What gave rise to it was taken back: whoever has not seen it need not."""
    found = Notice.objects.filter(kind=kind, key=key)
    (found.unseen() if unseen_only else found).delete()
