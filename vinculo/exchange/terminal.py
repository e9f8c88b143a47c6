"""Bring files from the terminal: contacts, mail, boards, histories. Shows what would happen; --yes does it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.exchange.addressbook import reading
from vinculo.exchange.addressbook.columns import FIELDS, folded
from vinculo.exchange.addressbook.wrapped import pages
from vinculo.exchange.models import ImportRun, Outcome, State
from vinculo.exchange.opening import TABLES
from vinculo.exchange.receiving import chunks_of, receive
from vinculo.exchange.refusals import Refused
from vinculo.exchange.staging import cancel, map_columns, stage
from vinculo.exchange.work import take_back, write
from vinculo.people.models import Person, Role

REPORTED = 20
NAMING = ("board", "history")  # what may bring a client who is not here yet


class Wrong(Exception):
    """What the caller got wrong, as a sentence."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path)
    parser.add_argument("--client", default="", metavar="NAME", help="everything belongs to this client")
    parser.add_argument("--as-person", default="", metavar="MAIL", help="who brings it (default: first administrator)")
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="say what a column holds")
    parser.add_argument("--sheet", default="", metavar="NAME", help="which sheet of a workbook of contacts is read")
    parser.add_argument(
        "--choices", type=Path, default=None, metavar="FILE", help="who is who and what is what in a history, as JSON"
    )
    parser.add_argument("--yes", action="store_true", help="write it, not only show what would be written")
    parser.add_argument("--undo", type=int, default=0, metavar="ID", help="take an import back")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(options: argparse.Namespace) -> int:
    """0 when every file went well, 1 when one was refused, 2 when the command itself was wrong."""
    try:
        by = _person(options.as_person)
        reports = [_undo(options.undo, by)] if options.undo else [_bring(path, options, by) for path in options.files]
        if not reports:
            raise Wrong(_("Name at least one file, or an import to take back with --undo."))
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if options.format == "json":
        print(json.dumps(reports, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_as_text(report) for report in reports))
    return 1 if any(report["refused"] for report in reports) else 0


def _person(mail: str) -> Person:
    people = Person.objects.active().exclude(role=Role.GUEST)
    found = people.filter(email=mail.strip().lower()) if mail else people.filter(role=Role.ADMINISTRATOR).order_by("pk")
    person = found.first()
    if person is None:
        raise Wrong(_("Nobody who may import has that address.") if mail else _("There is no administrator yet."))
    return person


def _client(name: str, by: Person) -> Client | None:
    return Client.objects.visible_to(by).kept().filter(name_folded=fold(name)).first() if name else None


def _bring(path: Path, options: argparse.Namespace, by: Person) -> dict[str, Any]:
    client = _client(options.client, by)
    try:
        with path.open("rb") as stream:
            brought = receive(chunks_of(stream), path.name, by=by, client=client)
    except OSError as problem:
        raise Wrong(_("%(file)s cannot be opened: %(why)s") % {"file": path, "why": problem.strerror}) from problem
    except Refused as refused:
        return {"file": str(path), "refused": refused.sentence, "code": refused.code}
    if options.client and client is None:
        _new_client(brought, options.client)
    if options.sheet:
        _sheet(brought, options.sheet)
    if options.map:
        _map(brought, options.map)
    if options.choices:
        _choose(brought, options.choices)
    stage(brought)
    brought.refresh_from_db()
    if options.yes and brought.state == State.PREVIEW and brought.go(State.PREVIEW, State.APPLYING):
        write(brought.pk)
        brought.refresh_from_db()
    report = _report(brought)
    if not options.yes:
        cancel(brought)
    return {"file": str(path), **report}


def _new_client(brought: ImportRun, name: str) -> None:
    if brought.holds not in NAMING:
        cancel(brought)
        raise Wrong(_("No client of yours is called %(name)s.") % {"name": name})
    brought.new_client = name[:160]
    brought.save(update_fields=["new_client"])


def _choose(brought: ImportRun, path: Path) -> None:
    """What the page would ask: {"statuses": {"In Arbeit": "open"}, "people": {…}, …}."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        cancel(brought)
        raise Wrong(_("%(file)s cannot be read as JSON.") % {"file": path}) from problem
    parts = ("reader", "statuses", "projects", "stages", "people")
    if not isinstance(said, dict) or not all(isinstance(said.get(part, {}), dict) for part in parts):
        cancel(brought)
        raise Wrong(_("%(file)s cannot be read as JSON.") % {"file": path})
    brought.choices = said
    brought.save(update_fields=["choices"])


def _sheet(brought: ImportRun, name: str) -> None:
    with brought.path.open("rb") as stream:
        known = pages(stream) if brought.kind in TABLES else []
        named = [one.index for one in known if fold(one.name) == fold(name)]
        if not named:
            cancel(brought)
            raise Wrong(
                _("%(sheet)s is no sheet with a table here. There is: %(known)s")
                % {"sheet": name, "known": ", ".join(one.name for one in known) or "–"}
            )
        columns = dict(reading.look(stream, named[0]).proposal)
    _say_columns(brought, columns, named[0])


def _say_columns(brought: ImportRun, columns: dict[int, str], sheet: int | None = None) -> None:
    ImportRun.objects.filter(pk=brought.pk, state=State.READING).update(state=State.MAPPING)
    brought.state = State.MAPPING
    map_columns(brought, columns, sheet)


def _map(brought: ImportRun, pairs: list[str]) -> None:
    if brought.kind not in TABLES:
        raise Wrong(_("--map is for lists with columns."))
    with brought.path.open("rb") as stream:
        headings = [folded(heading) for heading in reading.look(stream, brought.sheet).headings]
    columns = dict(brought.columns or {})
    for pair in pairs:
        column, _sign, field = pair.partition("=")
        if folded(column) not in headings or field not in FIELDS:
            known = ", ".join(FIELDS)
            raise Wrong(
                _("%(pair)s: no such column, or no such field. Fields: %(known)s") % {"pair": pair, "known": known}
            )
        columns[headings.index(folded(column))] = field
    _say_columns(brought, columns)


def _undo(pk: int, by: Person) -> dict[str, Any]:
    found = ImportRun.objects.visible_to(by).filter(pk=pk).first()
    if found is None or found.state != State.DONE:
        raise Wrong(_("There is no import %(number)s that could be taken back.") % {"number": pk})
    take_back(found.pk)
    found.refresh_from_db()
    return {"file": found.file_name, **_report(found)}


def _report(brought: ImportRun) -> dict[str, Any]:
    left_out = brought.rows.filter(outcome=Outcome.REFUSED)[:REPORTED]
    needs = _needs(brought) if _waits(brought) else ""
    return {
        "import": brought.pk,
        "format": brought.format,
        "state": brought.state,
        "counts": {outcome: brought.counted(outcome) for outcome in Outcome.values},
        "refused": brought.refusal or needs,
        "left_out": [{"line": row.number, "what": row.title, "why": row.why} for row in left_out],
        "stayed": brought.stayed,
        "notes": brought.notes,
    }


def _needs(brought: ImportRun) -> str:
    if brought.holds == "history":
        return _("No column names a task, a project or a milestone. Say which in a browser, or with --choices.")
    return _("No column is a name or an e-mail address. Say which with --map.")


def _waits(brought: ImportRun) -> bool:
    return brought.state == State.MAPPING


def _as_text(report: dict[str, Any]) -> str:
    if report["refused"]:
        return f"{report['file']}\n  {report['refused']}"
    labels, counts = dict(Outcome.choices), report["counts"]
    lines = [
        f"{report['file']}  {report['format']}  #{report['import']}  {dict(State.choices)[report['state']]}",
        "  " + ", ".join(f"{labels[outcome]} {number}" for outcome, number in counts.items()),
    ]
    lines += [f"  {row['line']}: {row['what']}  {row['why']}" for row in report["left_out"]]
    lines += [f"  {one['name']}: " + _("stays, it was used since.") for one in report["stayed"]]
    if report["state"] == State.PREVIEW:
        lines.append("  " + _("Nothing was written. Add --yes to import it."))
    return "\n".join(lines)
