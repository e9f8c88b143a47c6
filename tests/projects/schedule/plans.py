"""Plans for tests: weekdays only, a day is eight hours, day 1 is Monday 2 March 2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from vinculo.calendar.workdays import WorkCalendar
from vinculo.projects.schedule import Plan, PlannedLink, PlannedMilestone, PlannedTask

UTC = ZoneInfo("UTC")
CALENDAR = WorkCalendar(UTC)
MONDAY = date(2026, 3, 2)
DAY = 480


def on(number: int) -> date:
    """The working day of that number; 1 is Monday 2 March, 6 the Monday after."""
    return CALENDAR.add_workdays(MONDAY - timedelta(days=1), number) if number > 0 else MONDAY


def done(number: int) -> datetime:
    return datetime.combine(on(number), datetime.min.time(), UTC) + timedelta(hours=15)


def task(number: int, first: int | None = None, last: int | None = None, **facts: object) -> PlannedTask:
    """A task named T1, T2 … from one working day to another."""
    given = {"position": float(number), **facts}
    return PlannedTask(
        number, f"T{number}", starts_on=first and on(first), due_on=last and on(last), **given
    )  # fmt: skip


def link(before: int, after: int, kind: str = "FS", lag: int = 0) -> PlannedLink:
    return PlannedLink(before, after, kind, lag)


def milestone(
    number: int, planned: int | None = None, promised: int | None = None, **facts: object
) -> PlannedMilestone:
    return PlannedMilestone(
        number, f"M{number}", planned_on=planned and on(planned), promised_on=promised and on(promised), **facts
    )


def plan(*tasks: PlannedTask, links: tuple = (), milestones: tuple = (), **facts: object) -> Plan:
    return Plan(project_id=7, starts_on=MONDAY, tasks=tasks, links=links, milestones=milestones, **facts)


@st.composite
def plans(draw: st.DrawFn, *, most: int = 12, with_done: bool = True) -> Plan:
    """Any plan without circles: links lead from smaller to greater numbers."""
    count = draw(st.integers(1, most))
    tasks = [_task(draw, number, with_done) for number in range(1, count + 1)]
    pairs = draw(
        st.sets(
            st.tuples(st.integers(1, count), st.integers(1, count)).filter(lambda pair: pair[0] < pair[1]), max_size=15
        )
    )
    links = tuple(
        PlannedLink(before, after, draw(st.sampled_from(["FS", "SS", "FF", "SF"])), draw(st.integers(-2, 3)))
        for before, after in sorted(pairs)
    )
    milestones = tuple(
        milestone(
            number,
            draw(st.one_of(st.none(), st.integers(1, 40))),
            draw(st.one_of(st.none(), st.integers(1, 60))),
            approval_days=draw(st.sampled_from([None, 0, 2])),
        )
        for number in (1, 2)
    )
    return plan(*tasks, links=links, milestones=milestones)


def _task(draw: st.DrawFn, number: int, with_done: bool) -> PlannedTask:
    first = draw(st.one_of(st.none(), st.integers(1, 25)))
    last = draw(st.one_of(st.none(), st.integers(first or 1, (first or 1) + 8)))
    finished = done(draw(st.integers(first or 1, 30))) if with_done and draw(st.integers(0, 4)) == 0 else None
    return task(
        number,
        first,
        last,
        done_at=finished,
        milestone_id=draw(st.sampled_from([None, 1, 2])),
        estimate_minutes=draw(st.sampled_from([None, 60, DAY, 3 * DAY])),
        percent=100 if finished else draw(st.sampled_from([0, 0, 10, 50, 90])),
        side=draw(st.sampled_from(["ours", "ours", "theirs"])),
        assignee_id=draw(st.sampled_from([None, 1, 2])),
    )
