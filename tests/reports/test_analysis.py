"""The figures: nothing of nothing, what may be seen and no more, and the sums right."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import World
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.reports.analyses.kinds import ANALYSES
from vinculo.feedback.models import Lesson
from vinculo.people.models import Person
from vinculo.practices.models import StandingEvent
from vinculo.projects.models import TimeEntry
from vinculo.reports.analysis import kept, learnt, money, standing, talks
from vinculo.reports.analysis.scope import Scope


def of(person: Person, **more: Any) -> Scope:
    today = timezone.localdate()
    return Scope(person, today - timedelta(days=3000), today, timezone.now(), **more)


@pytest.fixture
def told(world: World) -> World:
    """Each fact once at Café Luna and twice at Taller Otero."""
    now, today = timezone.now() - timedelta(days=1), timezone.localdate() - timedelta(days=1)
    for client, project, times in ((world.luna, world.shop, 1), (world.otero, world.workshop, 2)):
        about: dict[str, Any] = {"client": client, "project": project}
        for number in range(times):
            Promise.objects.create(
                **about, text="Plates", made_at=now, promised_on=today, kept_on=today + timedelta(days=number)
            )
            Question.objects.create(
                **about, text="When?", asked_at=now - timedelta(hours=10), due_at=now, answered_at=now
            )
            Interaction.objects.create(
                **about, at=now, channel="in_person", asks_status=True, minutes=30, summary="Hm", direction="in"
            )
            Lesson.objects.create(**about, text="Ask first", at=now, tags=["Dates"])
            TimeEntry.objects.create(project=project, person=world.marek, on=today, minutes=60)
            StandingEvent.objects.create(client=client, kind="season", before="spring", after="summer", at=now)
    return world


def totals(scope: Scope) -> list[int]:
    """One figure of each analysis that counts what `told` made."""
    return [
        sum(row["all"] for row in kept.promises(scope)),
        sum(row["all"] for row in kept.answers(scope)),
        sum(row["asked"] for row in kept.asked_status(scope)),
        sum(row["theirs"] for row in talks.channels(scope)),
        sum(row["met"] for row in talks.faces(scope)),
        sum(row["all"] for row in standing.seasons(scope)),
        sum(row["all"] for row in standing.retention(scope)),
        sum(row["minutes"] for row in money.profitability(scope)) // 60,
        sum(row["all"] for row in learnt.lessons(scope)),
    ]


def test_of_nothing_there_is_nothing(world: World) -> None:
    assert [one.rows(of(world.rita)) for one in ANALYSES.values() if one.key != "retention"] == [[]] * 9


def test_each_counts_what_its_reader_may_see(told: World) -> None:
    assert totals(of(told.rita)) == [3, 3, 3, 3, 3, 3, 2, 3, 3]
    assert totals(of(told.zofia)) == [1] * 9


def test_control_a_scope_that_forgets_the_reader_is_noticed(told: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person, "sees_everyone", True)

    assert totals(of(told.zofia)) != [1] * 9


def test_filters_narrow_and_days_end(told: World) -> None:
    scope = of(told.rita)

    assert totals(of(told.rita, name="luna")) == totals(of(told.rita, owner=told.marek.pk)) == [1] * 9
    assert totals(of(told.rita, team=told.south.pk)) == [2, 2, 2, 2, 2, 2, 1, 2, 2]
    early = Scope(told.rita, scope.since, scope.since + timedelta(days=1), scope.at)
    assert totals(early) == [0] * 9


def test_kept_on_the_day_later_and_the_hours_of_an_answer(told: World) -> None:
    (row,) = kept.promises(of(told.rita))
    (answer,) = kept.answers(of(told.rita))

    assert (row["good"], row["late"], row["open"], row["share"]) == (2, 1, 0, 67)
    assert (answer["good"], answer["late"], answer["hours"], answer["share"]) == (3, 0, 10, 100)


def test_a_page_a_question_in_as_many_statements_whatever_there_is(told: World, signed_in: Any) -> None:
    desk, few = signed_in(told.rita), {}
    for key in ANALYSES:
        with CaptureQueriesContext(connection) as seen:
            page = desk.get(f"/reports/analyses/{key}/?owner={told.marek.pk}")
        with CaptureQueriesContext(connection) as more:
            desk.get(f"/reports/analyses/{key}/")
        assert (page.status_code, len(seen) - len(more), len(seen) <= 12) == (200, 0, True), key
        few[key] = page.context["few"]
    assert few["promises"] == 1


def test_it_leaves_as_it_is_shown_and_never_for_guests(told: World, signed_in: Any) -> None:
    sheet = signed_in(told.rita).get("/reports/analyses/channels/?export=csv&client=luna")
    guest = signed_in(told.teo).get("/reports/analyses/profit/?export=csv")

    lines = b"".join(sheet.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == ['Channel,Exchanges,From them,From us,Both spoke,Hours,"Share, in %"', "In person,1,1,0,0,0,100"]
    assert guest.status_code == 403


def test_words_stand_left_and_figures_right(told: World, signed_in: Any) -> None:
    desk = signed_in(told.marek)
    channels, hours = (desk.get(f"/reports/analyses/{key}/").context["headings"] for key in ("channels", "profit"))

    assert [is_figure for _heading, is_figure in channels] == [False, *[True] * (len(channels) - 1)]
    assert [is_figure for heading, is_figure in hours if heading == "Hours"] == [True]
