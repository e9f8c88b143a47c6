"""
A forecast after the promised date is bad news, from the moment we know it until the client does.

Once for each slip: an earlier or equal date says nothing new, a later one moves what nobody has been told yet, or
begins anew when they had been told of less. It ends when the forecast recovers before anybody had to hear it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.agreements.models import Promise
from vinculo.conversations.models import BadNews
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Milestone, Project, ProjectContact
from vinculo.web.dates import day_long


@dataclass(slots=True)
class Slips:
    """What was written: the bad news that began, grew or ended, and the promises with a new forecast, by id."""

    begun: list[int] = field(default_factory=list)
    grown: list[int] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    promises: list[int] = field(default_factory=list)
    clients: set[int] = field(default_factory=set)


@transaction.atomic
def note_slips(
    projects: Iterable[Project],
    *,
    at: datetime,
    changed: Iterable[int] = (),
    organization: Organization | None = None,
) -> Slips:
    """
    Compare what we expect of each promised milestone of these projects with its promise, and write what follows.

    `changed`: ids of milestones whose forecast is new; open promises that hang on them get it too. The texts are in the
    language of the organization. A fixed number of queries, and one for each piece of bad news that changes.
    """
    organization = organization or Organization.current()
    found = {project.pk: project for project in projects}
    list(Project.objects.select_for_update().filter(pk__in=found).order_by("pk").values_list("pk", flat=True))
    milestones = list(Milestone.objects.filter(project__in=found).order_by("project_id", "position", "pk"))
    slips = Slips()
    with translation.override(organization.language if organization else translation.get_language()):
        _news(milestones, found, slips, at, work_calendar(organization).day_of(at))
    _promises(milestones, set(changed), slips)
    return slips


def _news(
    milestones: list[Milestone], projects: Mapping[int, Project], slips: Slips, at: datetime, today: date
) -> None:
    live = BadNews.objects.filter(milestone__in=milestones, over_at=None, slipped_to_on__isnull=False)
    newest = {news.milestone_id: news for news in live.order_by("slipped_to_on", "pk")}
    begins = []
    for milestone in milestones:
        news, late_on = newest.get(milestone.pk), _late_on(milestone)
        if late_on and (news is None or (news.told_at and _goes_beyond(late_on, news))):
            if milestone.done_on is None:  # what is delivered already, nobody has to be warned of
                begins.append((milestone, late_on))
        elif late_on and news and not news.told_at and _goes_beyond(late_on, news):
            news.slipped_to_on, news.what = late_on, _what(milestone, late_on, today)
            news.save(update_fields=["slipped_to_on", "what"])
            slips.grown.append(news.pk)
            slips.clients.add(news.client_id)
        elif news and not late_on and news.end(at=at):
            slips.ended.append(news.pk)
            slips.clients.add(news.client_id)
    heard = _who_heard([milestone for milestone, _late in begins]) if begins else {}
    for milestone, late_on in begins:
        project = projects[milestone.project_id]
        news = BadNews.objects.create(
            client_id=project.client_id,
            project=project,
            contact_id=heard.get(milestone.pk),
            milestone=milestone,
            what=_what(milestone, late_on, today),
            known_at=at,
            slipped_to_on=late_on,
        )
        slips.begun.append(news.pk)
        slips.clients.add(project.client_id)


def _late_on(milestone: Milestone) -> date | None:
    """The day we expect it, when that is after the promised one; for a finished one, the day it was done."""
    expected_on = milestone.done_on or milestone.expected_on
    if milestone.promised_on and expected_on and expected_on > milestone.promised_on:
        return expected_on
    return None


def _goes_beyond(late_on: date, news: BadNews) -> bool:
    return news.slipped_to_on is None or late_on > news.slipped_to_on


def _what(milestone: Milestone, late_on: date, today: date) -> str:
    return _("“%(milestone)s” looks like %(day)s; we promised it for %(promised)s.") % {
        "milestone": milestone.name,
        "day": day_long(late_on, today),
        "promised": day_long(milestone.promised_on, today),
    }


def _who_heard(milestones: list[Milestone]) -> dict[int, int]:
    """By milestone, the contact to tell: the one its latest promise was made to, else the first who decides."""
    deciders: dict[int, int] = {}
    rows = ProjectContact.objects.filter(
        project__in={one.project_id for one in milestones}, role=ProjectContact.Role.DECIDER, contact__deleted_at=None
    )
    for project_id, contact_id in rows.order_by("-pk").values_list("project_id", "contact_id"):
        deciders[project_id] = contact_id
    heard = {one.pk: deciders[one.project_id] for one in milestones if one.project_id in deciders}
    promises = Promise.objects.open().filter(milestone__in=milestones, made_to__isnull=False)
    heard.update(promises.order_by("made_at", "pk").values_list("milestone_id", "made_to_id"))
    return heard


def _promises(milestones: list[Milestone], changed: set[int], slips: Slips) -> None:
    """
    An open promise that hangs on a milestone is expected with it. What somebody wrote by hand stays until the facts say
    something new, and so does a date the client has been warned of, while it does not get worse than that.
    """
    expected = {one.pk: one.forecast_on for one in milestones if one.done_on is None and one.forecast_on}
    open_ones = Promise.objects.open().filter(milestone__in=expected).annotate(warned_on=Max("warnings__forecast_on"))
    writes = []
    for promise in open_ones.order_by("pk"):
        if promise.milestone_id is None:
            continue
        on = expected[promise.milestone_id]
        late = promise.promised_on is not None and on > promise.promised_on
        is_news = promise.milestone_id in changed or (late and promise.forecast_on is None)
        known = late and promise.warned_on and promise.forecast_on and on <= promise.warned_on
        if is_news and not known and promise.forecast_on != on:
            promise.forecast_on = on
            writes.append(promise)
    Promise.objects.bulk_update(writes, ["forecast_on"], batch_size=200)
    slips.promises += [promise.pk for promise in writes]
    slips.clients |= {promise.client_id for promise in writes}
