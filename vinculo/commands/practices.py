"""The practices: list, explain and try them, replay a client's past, see what happened after. Nothing is written."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from django.utils import timezone

from vinculo.clients.models import Client
from vinculo.practices.catalogue import all_practices, by_id, find_practice
from vinculo.practices.models import Nudge
from vinculo.practices.practice import Practice
from vinculo.practices.proof import LEAST, Compared, compare
from vinculo.practices.replay import Said, replay, try_out
from vinculo.practices.tuning.changing import checked
from vinculo.practices.tuning.settings import Setting, Settings
from vinculo.practices.usage import Usage, usage
from vinculo.practices.wording import headline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    listing = verbs.add_parser("list", help="all practices")
    explain = verbs.add_parser("explain", help="one practice: the advice, the rule, its numbers, how it was received")
    trial = verbs.add_parser("try", help="what one practice would raise today")
    past = verbs.add_parser("replay", help="what would have been said about a client, day by day")
    sequel = verbs.add_parser("proof", help="what happened after what was done, beside what was dismissed")
    for one in (explain, trial):
        one.add_argument("code", help="like PROM-03")
    trial.add_argument("--client", help="name or number; everyone if left out")
    trial.add_argument("--set", action="append", default=[], metavar="NAME=NUMBER", help="with another number")
    past.add_argument("--client", required=True, help="name or number")
    past.add_argument("--from", dest="start", type=date.fromisoformat, help="YYYY-MM-DD, 90 days ago if left out")
    past.add_argument("--to", dest="end", type=date.fromisoformat, help="YYYY-MM-DD, today if left out")
    past.add_argument("--practice", metavar="CODE", help="only this one")
    past.add_argument("--as-if-noted", action="store_true", help="as if all had been written down on its day")
    for one in (listing, explain, trial, past, sequel):
        one.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    verbs = {"list": run_list, "explain": run_explain, "try": run_try, "replay": run_replay, "proof": run_proof}
    return verbs[options.verb](options)


def run_list(options: argparse.Namespace) -> int:
    rows = [about(practice) for practice in all_practices()]
    text = "\n".join(f"{row['code']:12} {row['urgency']:9} {row['title']}" for row in rows)
    print(as_json(rows) if options.format == "json" else text)
    return 0


def run_explain(options: argparse.Namespace) -> int:
    practice = find_practice(options.code)
    if practice is None:
        return unknown(f"There is no practice {options.code}. `vinculo practices list` shows them all.")
    row = about(practice)
    row["advice"] = reason_for(practice)
    row["usage"] = {**asdict(received := usage().get(practice.id, Usage())), "is_noisy": received.is_noisy}
    answers = compare(Nudge.objects.filter(practice=practice.id), at=timezone.now())
    row["after"] = [sequel(one) for one in answers if one.practice and (one.done.of or one.dismissed.of)]
    if options.format == "json":
        print(as_json(row))
        return 0
    numbers = [f"{name}: {p.default} {p.unit}" for name, p in practice.parameters.items()]
    lines = [f"{practice.code} {practice.title}", "", row["advice"], "", str(practice.rule)]
    lines += [f"Settled by: {practice.settled_by}"]
    lines += [f"Numbers: {', '.join(numbers) or 'none'}", f"Source: {practice.source}"]
    lines += [f"Raised {received.raised}, done {received.done}, dismissed {received.dismissed}"]
    lines += [f"Within 30 days: {sequel_line(one)}" for one in row["after"]]
    print("\n".join(lines))
    return 0


def reason_for(practice: Practice) -> str:
    """Why one should: the text on top of its file."""
    return (import_module(practice.module).__doc__ or "").strip()


def run_try(options: argparse.Namespace) -> int:
    practice = find_practice(options.code)
    client = find_client(options.client) if options.client else None
    if practice is None or (options.client and client is None):
        return unknown(f"There is no {'practice ' + options.code if practice is None else 'client ' + options.client}.")
    ids = [client.pk] if client else None
    settings = None
    if options.set:
        try:
            wanted = checked(practice, None, Setting(True, numbers(options.set)))
        except ValueError as why:
            return unknown(f"{why}.")
        settings = Settings({(practice.id, None): wanted})
    show(try_out(practice, at=timezone.now(), client_ids=ids, settings=settings), options.format)
    return 0


def numbers(said: Iterable[str]) -> dict[str, int]:
    """From words like workdays=5. Raises ValueError for what is no number."""
    return {name: int(number) for name, _sign, number in (one.partition("=") for one in said)}


def run_replay(options: argparse.Namespace) -> int:
    client = find_client(options.client)
    if client is None:
        return unknown(f"There is no client {options.client}.")
    chosen = find_practice(options.practice) if options.practice else None
    if options.practice and chosen is None:
        return unknown(f"There is no practice {options.practice}. `vinculo practices list` shows them all.")
    end = options.end or timezone.localdate()
    start = options.start or end - timedelta(days=90)
    found = replay(
        client.pk, start=start, end=end, practices=[chosen] if chosen else None, as_noted=not options.as_if_noted
    )
    show(found, options.format)
    return 0


def run_proof(options: argparse.Namespace) -> int:
    rows = [sequel(one) for one in compare(Nudge.objects.all(), at=timezone.now())]
    if options.format == "json":
        print(as_json(rows))
        return 0
    print(f"Within 30 days after an answer. Fewer than {LEAST} on a side say nothing; nothing here claims a cause.")
    for row in rows:
        print(f"{row['practice'] or 'all':12} {sequel_line(row)}")
    return 0


def sequel_line(row: dict[str, Any]) -> str:
    sides = [f"{side} {row[side]['hits']} of {row[side]['of']}{likely(row[side])}" for side in ("done", "dismissed")]
    return f"{row['outcome']:11} {', '.join(sides)}: {row['verdict']}"


def sequel(one: Compared) -> dict[str, Any]:
    practice = by_id().get(one.practice)
    sides = {
        side: {"hits": share.hits, "of": share.of, "percent": share.percent, "interval": share.interval}
        for side, share in (("done", one.done), ("dismissed", one.dismissed))
    }
    code = practice.code if practice else one.practice
    return {"practice": code, "outcome": one.outcome, **sides, "verdict": one.verdict}


def likely(side: dict[str, Any]) -> str:
    if side["of"] < LEAST:
        return ""
    low, high = side["interval"]
    return f" ({side['percent']} %, {low} to {high})"


def about(practice: Practice) -> dict[str, Any]:
    return {
        "code": practice.code,
        "id": practice.id,
        "title": str(practice.title),
        "rule": str(practice.rule),
        "settled_by": str(practice.settled_by),
        "source": practice.source,
        "urgency": practice.urgency.name.lower(),
        "parameters": {name: asdict(parameter) for name, parameter in practice.parameters.items()},
    }


def find_client(text: str) -> Client | None:
    kept = Client.objects.kept()
    return kept.filter(pk=text).first() if text.isdigit() else kept.named_like(text).by_name().first()


def show(found: Iterable[Said], form: str) -> None:
    rows = [
        {
            "on": said.on.isoformat(),
            "client": said.client_name,
            "client_id": said.client_id,
            "practice": said.raised.practice.code,
            "subject": said.raised.finding.about.ref,
            "sentence": headline(
                said.raised.practice, {"client": said.client_name, **said.raised.finding.facts}, said.on
            ),
        }
        for said in found
    ]
    text = "\n".join(f"{row['on']}  {row['practice']:11} {row['client']}: {row['sentence']}" for row in rows)
    print(as_json(rows) if form == "json" else text or "Nothing.")


def as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def unknown(words: str) -> int:
    print(words, file=sys.stderr)
    return 2
