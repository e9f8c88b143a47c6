"""Which task waits for which: links that run in no circle, whoever drew them."""

from collections import defaultdict

from vinculo.db.among import among_keys
from vinculo.db.bulk import insert_rows
from vinculo.exchange.history.refs import Ref
from vinculo.exchange.ledger import Ledger
from vinculo.projects.models import TaskLink

LONGEST_LAG = 1000


def write_links(pairs: list[tuple[Ref, Ref, str, int]], ledger: Ledger) -> None:
    """(before, after, kind, lag) as links of tasks; those that are there or would close a circle are passed over."""
    projects = {after.project.pk for _before, after, _kind, _lag in pairs if after.project}
    waits: dict[int, set[int]] = defaultdict(set)
    there = TaskLink.objects.filter(after__project__in=among_keys(projects)).values_list("before_id", "after_id")
    for before_id, after_id in there:
        waits[after_id].add(before_id)
    rows = []
    for before, after, kind, lag in pairs:
        if before.pk is None or after.pk is None or before.pk in waits[after.pk] or reaches(waits, before.pk, after.pk):
            continue
        waits[after.pk].add(before.pk)
        lag = max(-LONGEST_LAG, min(lag, LONGEST_LAG))
        rows.append({"before_id": before.pk, "after_id": after.pk, "kind": kind, "lag_days": lag})
    ledger.made(TaskLink, insert_rows(TaskLink, rows))


def reaches(waits: dict[int, set[int]], start: int, goal: int) -> bool:
    """Whether `start` waits for `goal`, directly or through others; a task reaches itself."""
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        fresh = waits.get(here, set()) - seen
        seen |= fresh
        ahead += fresh
    return False
