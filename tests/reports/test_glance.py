"""The house at a glance: nothing of nothing, what may be seen and no more, and every figure right."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import World
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.reports.glance.tiles import part_of, spark
from vinculo.desk.reports.glance.wheel import RIM, how_far, ring_of, wheel
from vinculo.practices.models import Standing
from vinculo.reports.analysis.scope import Scope
from vinculo.reports.glance.months import LIMITS, Answers, months_back, year
from vinculo.reports.glance.relations import Place, Ring, dependence, places, rings, staying


def of(person: Any, days: int = 365) -> Scope:
    today = timezone.localdate()
    return Scope(person, today - timedelta(days=days - 1), today, timezone.now())


@pytest.fixture
def told(world: World) -> World:
    """Each fact once at Café Luna and twice at Taller Otero, a third of a year ago and yesterday."""
    now, today = timezone.now() - timedelta(days=1), timezone.localdate() - timedelta(days=1)
    for client, project, times in ((world.luna, world.shop, 1), (world.otero, world.workshop, 2)):
        about: dict[str, Any] = {"client": client, "project": project}
        for number in range(times):
            at, day = now - timedelta(days=120 * number), today - timedelta(days=120 * number)
            kept_on = day + timedelta(days=number - 1)
            Promise.objects.create(**about, text="Plates", made_at=at, promised_on=day, kept_on=kept_on)
            Question.objects.create(
                **about, text="When?", asked_at=at - timedelta(hours=3 + number), due_at=at, answered_at=at
            )
            Interaction.objects.create(
                **about, at=at, channel="mail", shares_status=True, summary="Where we are", direction="out"
            )
        Interaction.objects.create(**about, at=now, channel="phone", asks_status=True, summary="Hm?", direction="in")
        client.since_on = today - timedelta(days=800)
        client.save()
        Standing.objects.update_or_create(
            client=client, defaults={"season": "summer", "last_contact_at": now, "checked_at": now}
        )
    return world


def test_of_nothing_there_is_nothing(world: World, signed_in: Any) -> None:
    figures = year(of(world.rita))
    page = signed_in(world.rita).get("/reports/glance/")

    assert (figures.days.told.all, figures.days.promises.all, figures.days.answers.all, figures.median) == (
        0,
        0,
        0,
        None,
    )
    assert dependence(of(world.rita)) is None
    assert "Figures begin with ten promises. You have 0." in page.content.decode()


def test_the_days_that_are_looked_at_and_the_months_of_a_year(told: World) -> None:
    all_year, lately = year(of(told.rita)), year(of(told.rita, 30))

    assert (all_year.days.told.told, all_year.days.told.asked) == (3, 2)
    assert (all_year.days.promises.early, all_year.days.promises.on_day) == (2, 1)
    assert all_year.median == timedelta(hours=3)
    assert (lately.days.told.told, lately.days.promises.all, lately.days.answers.all) == (2, 2, 2)
    assert len(lately.months) == 12
    assert [sum(one.promises.all for one in some.months) for some in (all_year, lately)] == [3, 3]


def test_only_what_one_may_see_counts(told: World, signed_in: Any) -> None:
    mine = of(told.iga)

    assert (year(mine).days.told.told, staying(mine)[-1].had, len(places(mine))) == (2, 1, 1)
    assert told.luna.name not in signed_in(told.iga).get("/reports/glance/").content.decode()
    assert signed_in(told.teo).get("/reports/glance/").status_code == 403


def test_who_stays_and_who_left(told: World) -> None:
    told.otero.archived_at = timezone.now() - timedelta(days=40)
    told.otero.save()
    stay = staying(of(told.rita))

    assert (stay[-1].had, stay[-1].stay, stay[0].stay) == (2, 1, 2)


def test_the_wheel_counts_all_seasons_and_names_whom_it_shows(told: World) -> None:
    counted = {one.season: (one.week, one.all) for one in rings(of(told.rita))}
    drawn = wheel(rings(of(told.rita)), places(of(told.rita)))

    assert counted == {"spring": (0, 0), "summer": (2, 2), "autumn": (0, 0), "winter": (0, 0)}
    assert f"<title>{told.luna.name}</title>" in drawn


def test_a_name_is_never_markup() -> None:
    drawn = wheel([Ring("spring", 1, 0, 0, 0)], [Place(1, "<script>a</script> b", "spring", 2)])

    assert "<script>" not in drawn


def test_the_latest_lie_inmost_and_all_within_the_wheel() -> None:
    assert [ring_of(days) for days in (0, 7, 8, 31, 32, 92, 93, 4000)] == [0, 0, 1, 1, 2, 2, 3, 3]
    far = [how_far(ring, place, 3) for ring in range(3) for place in range(3)]
    assert far == sorted(far)
    assert max(far) < RIM == how_far(3, 0, 1)


def test_a_percentage_only_of_enough() -> None:
    assert (part_of(0, 0), part_of(3, 4), part_of(47, 50)) == ("–", "3<small> of 4</small>", "94<small> %</small>")


def test_a_line_needs_two_points_and_lies_in_the_middle_when_nothing_changes() -> None:
    assert spark([None, 3, None]) == ""
    assert 'points="0.0,15.0 100.0,15.0"' in spark([5, 5])


def test_the_middle_answer_by_steps_lies_within_its_step() -> None:
    assert Answers().median is None
    for step in range(len(LIMITS) + 1):
        one = Answers(tuple(int(place == step) for place in range(len(LIMITS) + 1)))
        assert (0, *LIMITS)[step] < one.median <= (*LIMITS, 48)[step]


def test_months_back_over_a_new_year() -> None:
    day = timezone.datetime(2026, 1, 31).date()

    assert [str(months_back(day, number)) for number in (0, 1, 12, 13)] == [
        "2026-01-01", "2025-12-01", "2025-01-01", "2024-12-01"
    ]  # fmt: skip


def test_as_many_statements_whatever_there_is(told: World, signed_in: Any) -> None:
    counts = []
    for person in (told.iga, told.rita):
        desk = signed_in(person)
        desk.get("/reports/glance/")
        with CaptureQueriesContext(connection) as seen:
            desk.get("/reports/glance/?days=365")
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 12


def test_it_leaves_month_by_month(told: World, signed_in: Any) -> None:
    sheet = signed_in(told.rita).get("/reports/glance/?export=csv")
    lines = b"".join(sheet.streaming_content).decode("utf-8-sig").splitlines()

    assert len(lines) == 13
    assert lines[0].startswith("Month,We told them unasked,They had to ask,Promises due")
