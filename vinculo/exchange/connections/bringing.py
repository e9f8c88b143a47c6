"""What is there already comes in by the importers that also read files: with a preview kept, a report, and an undo."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from vinculo.exchange import limits
from vinculo.exchange.applying import apply
from vinculo.exchange.connections.models import Link
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.findable import take_up
from vinculo.exchange.models import ImportRun, Origin, Outcome, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import cancel, stage
from vinculo.people.models import Person
from vinculo.projects.models import Project

LABEL = "projects.project"


def bring(link: Link, chunks: Iterable[bytes], file_name: str, *, by: Person, at: datetime) -> ImportRun:
    """Import what a machine told as if it were a file. Again after a cut, it changes nothing. Trouble."""
    forget_unfinished(link)
    if link.project is not None:
        knows_project(link, link.project)
    try:
        run = receive(chunks, file_name, by=by, client=link.client)
    except Refused as refused:
        raise Trouble("unreadable", what=link.name, said=str(refused)) from refused
    run.new_client = link.new_client[: limits.NAME]
    run.choices = {"live": True, "shared_too": link.connection.system}  # they are connected to stay alike
    run.save(update_fields=["new_client", "choices"])
    first = {} if link.began_at else {"first": run.pk}
    link.change(cursor={**link.cursor, **first, "run": run.pk})
    stage(run)
    run.refresh_from_db()
    if run.state != State.PREVIEW or not run.go(State.PREVIEW, State.APPLYING):
        raise Trouble("unreadable", what=link.name, said=run.refusal)
    apply(run, at=at)
    take_up(run)
    run.refresh_from_db()
    run.forget_file()
    if link.began_at and not (run.counted(Outcome.NEW) or run.counted(Outcome.UPDATED)):
        run.delete()  # nothing came of it: no line in the list of imports
    return run


def forget_unfinished(link: Link) -> None:
    """What an earlier attempt read and never wrote."""
    run = ImportRun.objects.filter(pk=link.cursor.get("run")).first()
    if run is not None and run.state in (State.READING, State.PREVIEW):
        cancel(run)


def was_taken_back(link: Link) -> bool:
    """Somebody undid the first import: then both sides part again."""
    return ImportRun.objects.filter(pk=link.cursor.get("first"), state__in=(State.UNDOING, State.UNDONE)).exists()


def knows_project(link: Link, project: Project) -> None:
    """From now on what is there is this project of ours, however it came in before; whom we may not see stays so."""
    named, owner = _named(link), link.connection.owner
    if owner is not None:
        seen = Project.objects.visible_to(owner).exclude(pk=project.pk)
        named.filter(object_id__in=seen.values("pk")).delete()
    if not named.filter(object_id=project.pk).exists():
        Origin.objects.create(
            system=link.connection.system, label=LABEL, external_id=link.external_id, object_id=project.pk
        )


def project_of(link: Link) -> Project | None:
    """What it became by the last import, if it is still there and whose connection it is sees it."""
    if link.connection.owner is None:
        return None
    seen = Project.objects.visible_to(link.connection.owner).kept()
    newest = _named(link).filter(object_id__in=seen.values("pk")).order_by("-pk").first()
    return seen.get(pk=newest.object_id) if newest else None


def _named(link: Link) -> "QuerySet[Origin]":
    return Origin.objects.filter(system=link.connection.system, label=LABEL, external_id=link.external_id)
