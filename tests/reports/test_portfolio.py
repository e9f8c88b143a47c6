"""The year at a glance: quiet while there is little, counts beside every figure, and only what its reader may see."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import World
from vinculo.agreements.models import Promise
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.reports.portfolio.charts import answers_chart, dependence
from vinculo.desk.reports.portfolio.spark import spark
from vinculo.desk.reports.portfolio.tiles import in_hours, tiles
from vinculo.desk.reports.portfolio.wheel import BEGINS, MIDDLE, OUTER, distance, placed
from vinculo.practices.models import Standing
from vinculo.reports.analysis.around import Near, Sales
from vinculo.reports.analysis.felt import Part, Waits, by_span
from vinculo.reports.analysis.spans import Span, spans_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADDRESS = "/reports/portfolio/"


def promise(client: Any, days: int, late: int = 0) -> Promise:
    on = timezone.localdate() - timedelta(days=days)
    return Promise.objects.create(
        client=client, text="Plates", made_at=timezone.now(), promised_on=on, kept_on=on + timedelta(days=late)
    )


def test_quiet_where_there_is_nothing_to_draw() -> None:
    nothing = tiles([Part(0, 0)] * 2, [Part(0, 0)] * 2, [Waits(), Waits()], [Part(0, 0)] * 2)

    assert [one.value for one in nothing] == ["–"] * 4
    assert [one.line for one in nothing] == [""] * 4
    assert (spark([None, 3.0]), answers_chart([Waits(open=2)]).chart, dependence(Sales([]))) == ("", "", [])


def test_a_percentage_only_where_there_are_enough() -> None:
    few, many = Part(4, 5, 1), Part(47, 50, 31)
    first = [tiles([part], [part], [Waits([30, 200, 2000])], [Part(12, 13)]) for part in (few, many)]

    assert [(one.value, one.unit) for one in first[0]] == [("4", "of 5"), ("4", "of 5"), ("3", "h"), ("12", "of 13")]
    assert [(one.value, one.count) for one in first[1]] == [
        ("94", "47 of 50; asked 3 times"), ("94", "47 of 50, 31 early"), ("3", "2 of 3 within a day"), ("12", "1 left"),
    ]  # fmt: skip
    assert [in_hours(minutes) for minutes in (45, 90, 2879, 2880)] == [
        ("45", "min"), ("2", "h"), ("48", "h"), ("2", "d"),
    ]  # fmt: skip


def test_the_days_are_cut_without_a_gap_and_end_today() -> None:
    today = date(2027, 1, 15)
    for days, first in ((30, date(2026, 12, 17)), (90, date(2026, 10, 18)), (365, date(2026, 2, 1))):
        spans = spans_of(days, today)
        assert (spans[0].since, spans[-1].until) == (first, today)
        assert all(a.until + timedelta(days=1) == b.since for a, b in zip(spans, spans[1:], strict=False))


def test_a_question_counts_where_it_was_asked_and_an_open_one_has_no_time() -> None:
    span = Span(date(2026, 11, 23), date(2026, 11, 23))
    times = [(NOON, NOON + timedelta(hours=3)), (NOON, None), (NOON - timedelta(days=9), NOON)]

    (found,) = by_span(times, [span])

    assert (found.minutes, found.open, found.middle) == ([180], 1, 180)


def test_the_last_bar_is_more_than_a_day() -> None:
    made = answers_chart([Waits([0, 60, 61, 1440, 1441])])

    assert (made.all, made.long) == (5, 1)
    assert 'aria-label="1 h: 2; 2 h: 1; 4 h: 0; 8 h: 0; 16 h: 0; 24 h: 1; more: 1"' in made.chart


def test_each_dot_has_its_own_place_in_its_season() -> None:
    near = [
        Near(number, f"Client {number}", season, NOON - timedelta(days=days), 1000 * (9 - number))
        for season in BEGINS for number, days in enumerate((0, 0, 1, 3, 10, 40, 200, 900))
    ]  # fmt: skip
    dots = placed(near, NOON)

    apart = [(a.x - b.x) ** 2 + (a.y - b.y) ** 2 - (a.radius + b.radius) ** 2 for a in dots for b in dots if a is not b]
    assert min(apart) >= 0
    for one, dot in zip(near, dots, strict=True):
        quarter = {(True, True): "spring", (False, True): "summer", (False, False): "autumn", (True, False): "winter"}
        assert quarter[dot.x < MIDDLE, dot.y < MIDDLE] == one.season
    assert [distance(NOON - timedelta(days=days), NOON) for days in (0, 7, 30, 90, 900)] == [0, 48, 95, OUTER, OUTER]
    assert distance(None, NOON) == OUTER


def test_shares_and_whom_we_lean_on() -> None:
    rows = dependence(Sales([(number, f"C{number}", net) for number, net in enumerate((31, 18, 14, 11, 10, 9, 7))]))

    assert [(one.name, one.percent, one.is_much) for one in rows] == [
        ("C0", 31, True), ("C1", 18, False), ("C2", 14, False), ("C3", 11, False), ("C4", 10, False),
        ("All others", 16, False),
    ]  # fmt: skip


def test_reports_begin_with_ten_promises_and_count_what_one_may_see(world: World, signed_in: Any) -> None:
    desk, colleague = signed_in(world.rita), signed_in(world.zofia)
    for days in range(3):
        promise(world.luna, 5 + days)
    early = desk.get(ADDRESS)
    for days in range(9):
        promise(world.otero, 5 + days, late=1)
    at = timezone.now() - timedelta(days=2)
    for client in (world.luna, world.otero):
        Standing.objects.update_or_create(client=client, defaults={"season": "summer", "checked_at": at})
        Question.objects.create(client=client, text="When?", asked_at=at, answered_at=at + timedelta(hours=3))
        Interaction.objects.create(client=client, at=at, channel="phone", direction="out", shares_status=True)

    page, theirs = desk.get(ADDRESS), colleague.get(ADDRESS)

    assert (early.context["is_ready"], early.context["so_far"], theirs.context["so_far"]) == (False, 3, 3)
    assert [one.value + one.unit for one in page.context["tiles"]][:3] == ["2of 2", "25%", "3h"]
    assert {one.name for one, _worth in page.context["near"]} >= {world.luna.name, world.otero.name}
    assert world.otero.name not in theirs.content.decode()
    assert signed_in(world.teo).get(ADDRESS).status_code == 403
    sheet = b"".join(desk.get(f"{ADDRESS}?period=30&export=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(sheet) == 11
    assert sum(int(line.split(",")[4]) for line in sheet[1:]) == 12


def test_as_many_statements_whatever_there_is(world: World, signed_in: Any) -> None:
    desk, counts = signed_in(world.rita), []
    for _more in range(2):
        for days in range(10):
            promise(world.luna, 1 + days)
            Question.objects.create(client=world.otero, text="When?", asked_at=timezone.now())
        with CaptureQueriesContext(connection) as seen:
            page = desk.get(f"{ADDRESS}?period=365")
        assert page.context["is_ready"]
        counts.append(len(seen))

    assert counts[0] == counts[1] <= 12
