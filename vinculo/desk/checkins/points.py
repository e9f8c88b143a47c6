"""What there is to talk about: read from the record of the client, one kind of point after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.agreements.models import Obligation, Promise
from vinculo.conversations.models import BadNews, CheckIn, Decision, NextWord, Question
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, RedFlag, Task
from vinculo.web.dates import day, moment

MOST = 8  # of each kind; a check-in that goes through more is no check-in
NEAR = timedelta(days=14)
LATELY = timedelta(days=60)
NEXT = "next"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to talk about. `key` names it in the stored order; `ours` ones are for our eyes only."""

    key: str
    icon: str
    text: str
    why: str = ""
    address: str = ""
    ours: bool = False
    own: bool = False


def from_the_record(check_in: CheckIn, now: datetime, upcoming: CheckIn | None, person: Person) -> list[Point]:
    """All points `person` sees, in the order in which they are best spoken of. A fixed number of queries."""
    today = timezone.localdate(now)
    about = Q(project=check_in.project_id)
    if not person.is_guest:
        about |= Q(client=check_in.client_id, project=None)
    since = _last_time(check_in)
    return [
        *_bad_news(about),
        *_done(check_in, since),
        *_promises(about, today),
        *_questions(about),
        *_obligations(about, today),
        *_decisions(about, now),
        *_flags(check_in),
        _next_word(about, upcoming, now),
    ]


def _last_time(check_in: CheckIn) -> datetime:
    """When they last had a check-in about this project."""
    held = CheckIn.objects.filter(project=check_in.project_id, held_in__isnull=False, due_at__lt=check_in.due_at)
    last = held.order_by("-due_at").values_list("held_in__at", flat=True).first()
    return last or check_in.due_at - NEAR


def _bad_news(about: Q) -> Iterator[Point]:
    for news in BadNews.objects.filter(about, told_at=None, over_at=None).order_by("known_at", "pk")[:MOST]:
        why = _("They do not know yet. Better call before: known since %(when)s.") % {"when": moment(news.known_at)}
        yield Point(f"news:{news.pk}", "octagon-alert", news.what, why, news.get_absolute_url())


def _done(check_in: CheckIn, since: datetime) -> Iterator[Point]:
    on = timezone.localdate(since)
    project = check_in.project_id
    for milestone in Milestone.objects.filter(project=project, done_on__gte=on).order_by("done_on", "pk")[:MOST]:
        why = _("Done on %(day)s.") % {"day": day(milestone.done_on)}
        yield Point(f"milestone:{milestone.pk}", "circle-check", milestone.name, why, f"/projects/{project}/")
    for promise in Promise.objects.filter(project=project, kept_on__gte=on).order_by("kept_on", "pk")[:MOST]:
        why = _("Promised and kept on %(day)s.") % {"day": day(promise.kept_on)}
        yield Point(f"kept:{promise.pk}", "circle-check", promise.text, why, promise.get_absolute_url())
    tasks = Task.objects.filter(project=project, done_at__gte=since, archived_at=None).order_by("-done_at", "-pk")
    titles = list(tasks.values_list("title", flat=True)[: MOST * 10])
    if titles:
        said = ngettext("%(number)d task done since %(day)s", "%(number)d tasks done since %(day)s", len(titles))
        text = said % {"number": len(titles), "day": day(on)}
        yield Point("tasks", "square-check", text, " · ".join(titles[:MOST]), f"/projects/{project}/tasks/")


def _promises(about: Q, today: date) -> Iterator[Point]:
    found = Promise.objects.filter(about).open()
    near = found.filter(promised_on__lte=today + NEAR) | found.slipping(today)
    for promise in near.soonest_first()[:MOST]:
        if promise.is_slipping(today):
            why = _("Slips: promised for %(day)s.") % {"day": day(promise.promised_on)}
        else:
            why = _("Promised for %(day)s.") % {"day": day(promise.promised_on)}
        yield Point(f"promise:{promise.pk}", "flag", promise.text, why, promise.get_absolute_url())


def _questions(about: Q) -> Iterator[Point]:
    for question in Question.objects.filter(about).open().select_related("contact").order_by("asked_at", "pk")[:MOST]:
        if question.asked_by_us:
            why = _("We asked on %(day)s and wait for their answer.") % {"day": day(question.asked_at)}
        elif question.contact:
            said = {"name": question.contact.name, "day": day(question.asked_at)}
            why = _("%(name)s asked on %(day)s and waits for our answer.") % said
        else:
            why = _("They asked on %(day)s and wait for our answer.") % {"day": day(question.asked_at)}
        icon = "message-circle-question-mark"
        yield Point(f"question:{question.pk}", icon, question.text, why, question.get_absolute_url())


def _obligations(about: Q, today: date) -> Iterator[Point]:
    found = Obligation.objects.filter(about).theirs().open().filter(Q(due_on=None) | Q(due_on__lte=today + NEAR))
    for one in found.soonest_first()[:MOST]:
        why = [_("On their side, until %(day)s.") % {"day": day(one.due_on)} if one.due_on else _("On their side.")]
        if one.wanted:
            why.append(_("%(here)d of %(wanted)d are here.") % {"here": one.received, "wanted": one.wanted})
        if one.if_late and one.due_on and one.due_on < today:
            why.append(one.if_late)
        yield Point(f"obligation:{one.pk}", "hand-helping", one.what, " ".join(why), one.get_absolute_url())


def _decisions(about: Q, now: datetime) -> Iterator[Point]:
    found = Decision.objects.filter(about, confirmed_at=None, at__gte=now - LATELY).order_by("at", "pk")
    for decision in found[:MOST]:
        why = _("Decided on %(day)s, not confirmed in writing yet.") % {"day": day(decision.at)}
        address = f"/log/{decision.interaction_id}/" if decision.interaction_id else ""
        yield Point(f"decision:{decision.pk}", "signature", decision.text, why, address)


def _flags(check_in: CheckIn) -> Iterator[Point]:
    flags = RedFlag.objects.filter(project=check_in.project_id).open().order_by("weight", "review_on", "pk")
    for flag in flags[:MOST]:
        why = flag.next_step or flag.why[:200]
        yield Point(f"flag:{flag.pk}", "flag", flag.what, why, flag.get_absolute_url(), ours=True)


def _next_word(about: Q, upcoming: CheckIn | None, now: datetime) -> Point:
    """The last thing said: when they hear from us next."""
    told = NextWord.objects.filter(about, on__gte=timezone.localdate(now)).order_by("-told_at")
    word = told.first()
    if upcoming:
        why = _("The next check-in: %(when)s.") % {"when": moment(upcoming.due_at)}
    elif word:
        why = _("They expect a word on %(day)s.") % {"day": day(word.on)}
    else:
        why = ""
    return Point(NEXT, "calendar-check", _("Say when they hear from us next"), why)
