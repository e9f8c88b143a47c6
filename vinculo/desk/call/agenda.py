"""What to say: bad news first, then what they wait for, what was promised, what we want to know, and all else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise
from vinculo.clients.models import Client, Contact
from vinculo.conversations.models import BadNews, Question
from vinculo.desk.today.actions import LOGGED_AS
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.practices.today.folding import KINDS
from vinculo.practices.today.most_urgent import nudges_of
from vinculo.practices.wording import wording
from vinculo.web.dates import day_near, moment

MOST = 7  # things of one talk: a list that can be finished
ICONS = {
    "news": "octagon-alert",
    "reply": "message-circle-question-mark",
    "status": "megaphone",
    "money": "banknote",
    "home": "key-round",
    "care": "heart",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to say. `kind` is a family of practices; `more`: what to bring, or until when."""

    kind: str
    text: str
    more: str
    path: str
    is_settled_by_talk: bool = False

    @property
    def icon(self) -> str:
        return ICONS.get(self.kind, "arrow-right")


def agenda(client: Client, contact: Contact, person: Person, *, at: datetime, today: date) -> list[Point]:
    """Of one talk with this contact. Four queries."""
    nudges = _nudges(client, contact, person, at)
    said = {nudge.subject for nudge in nudges}
    found = {f"news:{one.pk}": _of_news(one) for one in _untold(client, person)}
    found |= {f"question:{one.pk}": _of_question(one, today) for one in _questions(client, contact, person)}
    found |= {f"promise:{one.pk}": _of_promise(one, today) for one in _promises(client, person)}
    points = [_of_nudge(nudge, today) for nudge in nudges]
    points += [point for subject, point in found.items() if subject not in said]
    return sorted(points, key=lambda point: KINDS.index(point.kind) if point.kind in KINDS else len(KINDS))[:MOST]


def _nudges(client: Client, contact: Contact, person: Person, at: datetime) -> list[Nudge]:
    mine = nudges_of(person, "all").open_at(at).filter(client=client)
    return list(mine.filter(Q(contact=contact) | Q(contact=None, channel="phone")).most_urgent_first()[:MOST])


def _of_nudge(nudge: Nudge, today: date) -> Point:
    words = wording(nudge, today)
    more = " ".join(words.bring[:1] or words.why[:1])
    return Point(words.kind, words.sentence, more, f"/nudges/{nudge.pk}/", words.action in LOGGED_AS)


def _untold(client: Client, person: Person) -> list[BadNews]:
    untold = BadNews.objects.visible_to(person).filter(client=client, told_at=None, over_at=None)
    return list(untold.order_by("known_at")[:5])


def _of_news(one: BadNews) -> Point:
    return Point("news", one.what, one.way_out, one.get_absolute_url())


def _questions(client: Client, contact: Contact, person: Person) -> list[Question]:
    found = Question.objects.visible_to(person).open().filter(client=client)
    return list(found.filter(Q(contact=contact) | Q(contact=None)).order_by("asked_by_us", "asked_at")[:6])


def _of_question(one: Question, today: date) -> Point:
    if one.asked_by_us:
        asked = _("we asked: %(day)s") % {"day": day_near(one.asked_at, today)}
        return Point("home", one.text, asked, one.get_absolute_url())
    limit = one.limit_at
    until = _("they wait for the answer until %(when)s") % {"when": moment(limit, today)} if limit else ""
    return Point("reply", one.text, until or _("they wait for the answer"), one.get_absolute_url())


def _promises(client: Client, person: Person) -> list[Promise]:
    dated = Promise.objects.visible_to(person).open().filter(client=client, promised_on__isnull=False)
    return list(dated.soonest_first()[:4])


def _of_promise(one: Promise, today: date) -> Point:
    promised = _("we promised: %(day)s") % {"day": day_near(one.promised_on, today)}
    return Point("status", one.text, promised, one.get_absolute_url())
