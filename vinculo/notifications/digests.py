"""
The one mail of the morning: whom to talk to today, about what, on which channel and why; and what waits.

It goes at the hour and on the days that somebody chose, on their clock, once for each of their days: also when nobody
was there to send it at that minute. Whoever has nothing to hear gets none.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo import jobs
from vinculo.agreements.models import Promise
from vinculo.conversations.models import NextWord, Question
from vinculo.notifications.hours import digest_moment
from vinculo.notifications.letters import Letter, send
from vinculo.notifications.models import Digest, Kind, Notice, Way
from vinculo.notifications.wishes import Wished, wished
from vinculo.notifications.wording import Worded, worded
from vinculo.people.middleware import zone_of
from vinculo.people.models import Organization, Person
from vinculo.practices.today.board import board
from vinculo.practices.today.conversation import Conversation
from vinculo.projects.models import Task
from vinculo.web.dates import clock, moment

SEND = "vinculo.notifications.digests.send_one"
LEASE = timedelta(minutes=10)
LATEST = timedelta(hours=12)  # after their hour: a morning that late is none
NOTICES = 10
SOON = timedelta(days=2)  # a promise that is due by then is spoken of


@dataclass(frozen=True, slots=True)
class Talk:
    """Whom to talk to: the sentence, why, on which channel and when it suits them, and what else to bring up."""

    sentence: str
    client: str
    why: tuple[str, ...]
    how: str
    also: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Morning:
    """What one person hears in the morning."""

    talks: list[Talk]
    people: int
    more: int
    questions: list[Question]
    promises: list[Promise]
    words: list[NextWord]
    tasks: list[Task]
    notices: list[Worded]
    today: date

    @property
    def lines(self) -> int:
        parts = (self.talks, self.questions, self.promises, self.words, self.tasks, self.notices)
        return sum(len(part) for part in parts)


def ask_for_due(at: datetime) -> int:
    """Ask for a job for everybody whose mail of today is due and not sent. Returns for how many."""
    organization = Organization.current()
    due = due_on(list(Person.objects.active()), at, organization)
    sent = set(
        Digest.objects.filter(on__in={on for _one, on in due}, sent_at__isnull=False).values_list("person_id", "on")
    )
    waiting = sorted((one.person.pk, on) for one, on in due if (one.person.pk, on) not in sent)
    for person_id, on in waiting:
        jobs.coalesce(SEND, f"{person_id}:{on}", person_id, on.isoformat())
    return len(waiting)


def due_on(people: list[Person], at: datetime, organization: Organization | None) -> list[tuple[Wished, date]]:
    """Those whose hour has come on a day of theirs, with that day."""
    found = []
    for one in wished(people, organization):
        on = at.astimezone(one.hours.zone).date()
        if one.way(Kind.DIGEST) == Way.NEVER or on.weekday() not in one.rhythm.digest_days or on in one.hours.days_off:
            continue
        if timedelta() <= at - digest_moment(on, one.rhythm.digest_at, one.hours.zone) < LATEST:
            found.append((one, on))
    return found


def send_one(person_id: int, on: str) -> None:
    """The job: the mail of one person for one day, if it still is to be sent."""
    at = timezone.now()
    person = Person.objects.active().filter(pk=person_id).first()
    if person is None or (date.fromisoformat(on) != at.astimezone(zone_of(person.time_zone)).date()):
        return  # a day that is over is spoken of no more
    digest, _is_new = Digest.objects.get_or_create(person=person, on=on)
    free = Digest.objects.filter(Q(taken_at=None) | Q(taken_at__lt=at - LEASE), pk=digest.pk, sent_at=None)
    if free.update(taken_at=at) != 1:
        return
    with translation.override(person.language), timezone.override(zone_of(person.time_zone)):
        morning = morning_of(person, at)
        if morning.lines:
            send(Letter("digest", person, {"morning": morning, "organization": Organization.current()}))
    Digest.objects.filter(pk=digest.pk).update(sent_at=timezone.now(), lines=morning.lines)


def morning_of(person: Person, at: datetime) -> Morning:
    """In the active language and time zone. A fixed number of queries."""
    found = board(person, at=at)
    talks = [found.focus] if found.focus else []
    talks += [talk for group in found.groups for talk in group.conversations]
    asked = {talk.nudge.subject for talk in talks} | {other.nudge.subject for talk in talks for other in talk.also}
    notices = list(Notice.objects.of(person).unseen().exclude(kind=Kind.NOW).newest_first()[:NOTICES])
    return Morning(
        talks=[_talk(talk) for talk in talks],
        people=found.people_to_talk_to,
        more=found.more,
        questions=[one for one in found.questions if f"question:{one.pk}" not in asked],
        promises=[
            one
            for one in found.promises
            if f"promise:{one.pk}" not in asked and one.promised_on and one.promised_on <= found.today + SOON
        ],
        words=found.words,
        tasks=found.tasks,
        notices=worded(notices, found.today),
        today=found.today,
    )


def _talk(talk: Conversation) -> Talk:
    words = talk.words
    return Talk(
        sentence=words.sentence,
        client=talk.nudge.who,
        why=words.why,
        how=how(talk),
        also=tuple(other.words.sentence for other in talk.also),
        path=f"/nudges/{talk.nudge.pk}/",
    )


def how(talk: Conversation) -> str:
    """On which channel, at which number, and when it suits them."""
    parts = [str(talk.nudge.get_channel_display()) if talk.nudge.channel else "", talk.phone]
    if talk.open_now and talk.open_now.yes and talk.open_now.until:
        parts.append(_("suits them until %(time)s") % {"time": clock(talk.open_now.until)})
    elif talk.open_now and talk.open_now.opens_at:
        parts.append(_("suits them from %(when)s") % {"when": moment(talk.open_now.opens_at, talk.today)})
    return " · ".join(part for part in parts if part)
