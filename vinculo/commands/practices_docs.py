"""Write docs/practices/: a page for each practice from its own file, and the list of them. --check only compares."""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils import translation

from vinculo.practices.catalogue import all_practices
from vinculo.practices.practice import CONSIDER, NOW, TODAY, WEEK, Practice, Urgency

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "practices"
OWN = "vinculo.practices.rules."

TOPICS = {
    "KNOW": "Know the client",
    "AGREE": "Agree on what is expected",
    "TALK": "Talk",
    "PROM": "Promises and progress",
    "MONEY": "Money",
    "TROUBLE": "Trouble",
    "TEAM": "Team",
    "CLOSE": "Close",
    "GROW": "Grow",
}
URGENCIES: dict[Urgency, str] = {NOW: "now", TODAY: "today", WEEK: "this week", CONSIDER: "at a good moment"}
SOURCES = {
    "A0": "the relationship of client and executor",
    "A1": "habits of good client work",
    "A2": "client management before, during and after a project",
    "A3": "winning and keeping clients",
    "A4": "relationships and seasons",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are out of date")


def run(options: argparse.Namespace) -> int:
    stale = list(out_of_date(FOLDER))
    if options.check:
        print("\n".join(f"{name}: out of date, run vinculo practices-docs" for name in stale) or "Pages are current.")
        return 1 if stale else 0
    texts = pages()
    for name in stale:
        if name in texts:
            (FOLDER / name).write_text(texts[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(stale)} of {len(texts)} pages written.", file=sys.stderr)
    return 0


def out_of_date(folder: Path) -> Iterator[str]:
    """Names of pages that are missing, differ from what the practices say, or belong to none of them."""
    texts = pages()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield name
    yield from (page.name for page in sorted(folder.glob("[A-Z]*-[0-9]*.md")) if page.name not in texts)


def pages() -> dict[str, str]:
    """File name → text, for all practices of our own; those of plug-ins bring their own pages."""
    with translation.override("en"):
        own = [practice for practice in all_practices() if practice.module.startswith(OWN)]
        return {"README.md": list_page(own)} | {f"{practice.code}.md": page(practice) for practice in own}


def page(practice: Practice) -> str:
    why = (import_module(practice.module).__doc__ or "").strip()
    lines = [f"# {practice.code} {practice.title}", "", why, "", "| | |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in _facts(practice)]
    if practice.parameters:
        lines += ["", "| Number | Default | From | To | Unit |", "| --- | --- | --- | --- | --- |"]
        lines += [f"| `{name}` | {p.default} | {p.low} | {p.high} | {p.unit} |" for name, p in _numbers(practice)]
    file = practice.module.replace(".", "/") + ".py"
    lines += ["", f"The rule: [{file}](../../{file}). All practices: [the list](README.md)."]
    return "\n".join(lines) + "\n"


def list_page(practices: list[Practice]) -> str:
    lines = [
        "# The practices",
        "",
        "A practice is a piece of advice about working with clients, turned into a rule over the record. Each looks",
        "at one relationship at one moment and says whom to talk to, about what, and why. Each can be switched off",
        "or given other numbers, for everybody, for one client or for one project.",
        "",
        "- [Season and weather](season-and-weather.md): where a relationship is in its year, and how it goes",
        "- [Setting them](../using/practices.md): for whom, starting sets, replay, what happened after",
        "- [Over the story](over-the-story.md): how often each of them speaks in the two years of the demo",
        "- [Writing a practice](writing-a-practice.md): a file, its test, its texts",
    ]
    order = list(TOPICS)
    for topic, group in groupby(sorted(practices, key=lambda p: (order.index(p.topic), p.code)), lambda p: p.topic):
        lines += ["", f"## {TOPICS[topic]}", "", "| Code | Practice | Urgency |", "| --- | --- | --- |"]
        lines += [f"| [{p.code}]({p.code}.md) | {p.title} | {URGENCIES[p.urgency]} |" for p in group]
    lines += ["", "## Where the advice comes from", ""]
    lines += [f"- {code}: {about}" for code, about in SOURCES.items()]
    return "\n".join(lines) + "\n"


def _facts(practice: Practice) -> Iterator[tuple[str, str]]:
    example = Example()
    yield "Rule", str(practice.rule)
    for text in (practice.advice, *practice.instead):
        yield "Says", str(text % example)
    for text in practice.why:
        yield "Because", str(text % example)
    for text in practice.bring:
        yield "Bring", str(text % example)
    yield "Settled by", str(practice.settled_by)
    yield "Urgency", URGENCIES[practice.urgency]
    yield "Source", ", ".join(f"{code} ({SOURCES[code]})" for code in practice.source.split(", "))


def _numbers(practice: Practice) -> list[tuple[str, Any]]:
    return sorted(practice.parameters.items())


class Example(dict[str, Any]):
    """Facts of a made-up client, so that sentences can be shown as people read them."""

    def __init__(self) -> None:
        super().__init__(
            contact="Ana", score=5, birthday_of="Ana", anniversary_of="Ana", contact_name="Ana Prado",
            project="Online shop", launched="Online shop", checked="Online shop",
            what="Send the catalogue", question="Can we change the logo?", milestone="First pages",
            way_out="Nuria takes them again on Thursday.", forecast_on="Wed 26 Nov", internal_on="Fri 14 Nov",
            suggested_on="Thu 20 Nov", warned_on="Mon 24 Nov", late_at="Thu 20 Nov, 13:10", sent_at="Thu 20 Nov, 22:40",
            days=24, usual=9, count=3, times=2, number=3, needed=4, received=88, wanted=126, gone=80, tests=6, used=60,
            done=45, spent=60, agreed=100, overdue=2, planned=92, hours=72, all=4, complaint="Nobody called us back",
            promise="Send the keys", document="How to add a wine", area="Photos", owner="Rita", who="Rita Sol",
            left="Otto Sanz", approver="Ana", asked="Online shop", unwatched="Online shop", thankless="Online shop",
            asking="Can we change the logo?", known="Which colours does the logo have?",
            passage="Zofia forgot it.", name="Zofia Kos", because="The till cannot take them.",
            other="Vouchers on paper.", if_late="We begin without them.", fits=80, little=30, told=70,
        )  # fmt: skip

    def __missing__(self, name: str) -> str:
        return "13:10" if name.endswith("_at") else "Fri 21 Nov" if name.endswith("_on") else "Café Luna"
