"""
The facts of a report, read from the record: only what was shared when it was written, as on the pages of the portal. A
test compares both.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from vinculo.clients.models import Audience, Contact
from vinculo.db.rows import day_of
from vinculo.projects.models import Project
from vinculo.reports import asked
from vinculo.reports.facts import Facts, Owed, Risk, Stop, Wanted

Row = dict[str, Any]
SOON = timedelta(days=7)


def facts_of(project: Project, contact: Contact | None, *, since: date, at: datetime) -> Facts:
    """
    What `contact` may know of the project: what came to be from `since` to `at`, and what stands open at `at`. One
    statement. Without a contact nothing that is theirs by name.
    """
    today = timezone.localdate(at)
    found: Any = asked.lists.one(project.pk, contact.pk if contact else 0, _midnight(since), at)
    if found is None:
        return Facts()
    done, under_way, ahead = _work(found.task_rows, today)
    untold = any(one["told_at"] is None for one in found.news_rows)
    return Facts(
        stops=tuple(_stop(one, today, untold=untold) for one in found.stop_rows),
        done=done,
        under_way=under_way,
        ahead=ahead,
        decided=tuple(one["text"] for one in found.decision_rows),
        wanted=tuple(_wanted(found.approval_rows, found.signature_rows)),
        owed=tuple(_owed(one, today) for one in found.owed_rows),
        risks=(
            *_crises(found.crisis_rows),
            *(Risk(one["what"], one["way_out"]) for one in found.news_rows if one["told_at"]),
        ),
    )


def _stop(one: Row, today: date, *, untold: bool) -> Stop:
    promised, forecast, done = day_of(one["promised_on"]), day_of(one["forecast_on"]), day_of(one["done_on"])
    is_late = promised is not None and promised < today and done is None
    holds = promised is not None and not is_late and not untold and (forecast is None or forecast <= promised)
    return Stop(one["name"], promised, done, holds, is_late)


def _work(rows: list[Row], today: date) -> tuple[tuple[str, ...], ...]:
    """Done since then, under way, and what comes in the next days; by name alone."""
    done = [one["title"] for one in rows if one["done_at"]]
    going = [one["title"] for one in rows if not one["done_at"] and one["started_on"]]
    later = [one for one in rows if not one["done_at"] and not one["started_on"]]
    ahead = [one["title"] for one in later if (on := day_of(one["due_on"])) and on <= today + SOON]
    return tuple(done[: asked.MOST]), tuple(going[: asked.MOST]), tuple(ahead[: asked.MOST])


def _wanted(approvals: list[Row], signatures: list[Row]) -> list[Wanted]:
    rows = [Wanted(one["title"], day_of(one["due_on"])) for one in approvals]
    rows += [Wanted(one["title"], to_sign=True) for one in signatures]
    return sorted(rows, key=lambda one: (one.due_on or date.max, one.title))


def _owed(one: Row, today: date) -> Owed:
    due_on, is_shared = day_of(one["due_on"]), one["milestone_audience"] == Audience.SHARED
    return Owed(
        one["what"], due_on, due_on is not None and due_on < today,
        one["milestone"] if is_shared else "", day_of(one["milestone_on"]) if is_shared else None,
    )  # fmt: skip


def _crises(rows: list[Row]) -> list[Risk]:
    """Incidents that are not over, in the words of the last thing we told them."""
    found: dict[int, Risk] = {}
    for one in rows:
        found.setdefault(one["incident"], Risk(one["what"], one["way_out"] or one["text"]))
    return list(found.values())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
