"""Projects, iterations and work items of VersionOne as records of ours."""

from collections import defaultdict
from collections.abc import Iterator

from vinculo.exchange import limits
from vinculo.exchange.history.records import Before, Job, Mark, Record, Work
from vinculo.exchange.refusals import RowProblem
from vinculo.exchange.versionone.assets import JOBS, Asset
from vinculo.exchange.versionone.export import DEEPEST, ON_NO_SCOPE, ROOT, Export
from vinculo.exchange.versionone.words import Words

CLOSED, TEMPLATE, BROKEN_DOWN = 128, 200, 208
LABELS = ("Category", "Type", "Priority", "Team", "Theme", "Goals")
# Written below the description under their own names, because nothing here is quite the same.
LINES = ("Estimate", "Reference", "RequestedBy")
Made = Record | RowProblem


def works(export: Export, named: str, used: set[str]) -> Iterator[Made]:
    """The projects of the file, then those only work items speak of."""
    seen = set()
    for scope in export.of("Scope"):
        why = left_out(scope)
        if scope.oid != ROOT and why:
            yield problem(scope, why)
        elif scope.oid != ROOT or scope.oid in used:
            seen.add(scope.oid)
            yield _work(scope, export)
    for oid in sorted(used - seen):
        scope_left = export.assets.get(oid)
        if scope_left is None or not left_out(scope_left):
            name = named if oid == ON_NO_SCOPE else _path(oid, export) or oid
            yield Work(id=oid, name=name[: limits.NAME], only_named=True)
    if export.without_scope:
        yield RowProblem(0, named, "no_scope", {"count": export.without_scope})


def marks(export: Export) -> Iterator[Made]:
    """
    An iteration is planned for several projects at once; here each of them gets one of its own. Which they are is told
    by the work items in it, else by the plan (the schedule) the projects follow.
    """
    planned = _planned(export)
    for asset in export.of("Timebox", "Milestone"):
        why = left_out(asset)
        projects = asset.points_to("Scope") or sorted(
            planned[asset.oid] or planned[next(iter(asset.points_to("Schedule")), "")]
        )
        if why or not projects:
            yield problem(asset, why or "on_nothing")
            continue
        for project in projects:
            words = Words(asset)
            ends_on = words.day("Date", "EndDate")
            yield Mark(
                id=mark_id(asset.oid, project),
                work_id=project,
                name=words.name("Name", length=limits.NAME) or asset.oid,
                about=words.text("Description"),
                due_on=ends_on,
                done_on=ends_on if _is_done(words) else None,
                line=asset.number,
                remarks=tuple(words.remarks),
            )


def job(asset: Asset, export: Export) -> Made:
    words = Words(asset)
    name = words.name("Name")
    if why := left_out(asset):
        return problem(asset, why)
    if not name:
        return problem(asset, "nameless")
    project, done = export.work_of(asset), _is_done(words)
    iteration = next(iter(asset.points_to("Timebox")), "")
    is_here = iteration in export.assets
    named = (*LABELS, *(() if asset.type in ("Task", "Test") else ("Parent",)), *(() if is_here else ("Timebox",)))
    return Job(
        id=asset.oid,
        work_id=project,
        name=name,
        about=_about(words, export),
        status=next(iter(export.names(asset, "Status")), ""),
        done=done,
        done_at=words.moment("ClosedDateUTC", "ClosedDate", "ResolvedDate") if done else None,
        starts_on=words.day("BeginDate", "PlannedStart"),
        due_on=words.day("TargetDate", "EndDate", "PlannedEnd"),
        estimate_minutes=words.minutes("DetailEstimate"),
        percent=_percent(words),
        parent_id=next((oid for oid in asset.points_to("Parent", "Super") if oid.partition(":")[0] in JOBS), ""),
        mark_id=mark_id(iteration, project) if is_here else "",
        assignees=export.people(asset, "Owners", "Owner"),
        labels=(asset.type, *export.names(asset, *named))[:20],
        after=tuple(Before(id=oid) for oid in asset.points_to("Dependencies")),
        position=float(words.number("Order") or 0),
        created_at=words.moment("CreateDateUTC", "CreateDate"),
        line=asset.number,
        remarks=tuple(words.remarks),
    )


def left_out(asset: Asset) -> str:
    """Why an asset is no work any more; empty when it is."""
    state = Words(asset).state
    if asset.says("IsDeleted"):
        return "binned_there"
    if state is None or state < TEMPLATE:
        return ""
    return {TEMPLATE: "a_template", BROKEN_DOWN: "broken_down"}.get(state, "binned_there")


def problem(asset: Asset, why: str) -> RowProblem:
    what = " ".join(filter(None, [asset.first("Number")[:20], Words(asset).name("Name", length=80)]))
    return RowProblem(asset.number, what or asset.oid, why)


def mark_id(iteration: str, project: str) -> str:
    return f"{iteration}@{project}"


def _work(scope: Asset, export: Export) -> Work:
    words = Words(scope)
    return Work(
        id=scope.oid,
        name=_path(scope.oid, export) or scope.oid,
        about=words.text("Description"),
        status=next(iter(export.names(scope, "Status")), ""),
        closed=_is_done(words) is True,
        starts_on=words.day("BeginDate"),
        due_on=words.day("EndDate"),
        lead=export.person(scope, "Owner"),
        line=scope.number,
        remarks=tuple(words.remarks),
    )


def _path(oid: str, export: Export) -> str:
    """Projects stand in a tree there and in a row here, so each says under which it stood."""
    found: list[str] = []
    for _ in range(DEEPEST):
        name = export.name(oid)
        if not name or name in found:
            break
        found.insert(0, name)
        asset = export.assets.get(oid)
        oid = next(iter(asset.points_to("Parent")), ROOT) if asset else ROOT
        if oid == ROOT:
            break
    while len(found) > 1 and len(" / ".join(found)) > limits.NAME:
        found.pop(0)
    return " / ".join(found)[: limits.NAME]


def _planned(export: Export) -> dict[str, set[str]]:
    """Which projects have work in an iteration, and which follow a schedule."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in export.of(*JOBS):
        if not left_out(item):
            for iteration in item.points_to("Timebox"):
                found[iteration].add(export.scope_of(item) or ON_NO_SCOPE)
    for scope in export.of("Scope"):
        if not left_out(scope):
            for schedule in scope.points_to("Schedule"):
                found[schedule].add(scope.oid)
    return found


def _is_done(words: Words) -> bool | None:
    if words.asset.says("IsClosed"):
        return True
    return None if words.state is None else words.state >= CLOSED


def _about(words: Words, export: Export) -> str:
    """Its number, its description, and a few values that have no place of their own."""
    asset = words.asset
    lines = [f"{name}: {value}" for name in LINES if (value := asset.first(name).strip()[: limits.SUBJECT])]
    number = asset.first("Number").strip()[: limits.LINE]
    parts = [number, words.text("Description", "Resolution"), "\n".join(lines)]
    return "\n\n".join(filter(None, parts))[: limits.TEXT]


def _percent(words: Words) -> int | None:
    """How much of the hours is done, where both are told."""
    all_hours, left = words.number("DetailEstimate"), words.number("ToDo")
    if not all_hours or all_hours <= 0 or left is None or left < 0:
        return None
    return max(0, 100 - round(left * 100 / all_hours))
