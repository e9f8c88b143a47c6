"""Whom to talk to today, about what, on which channel, and why: the page Today in the terminal."""

import argparse
import json
import sys
from typing import Any

from django.utils import timezone, translation

from vinculo.people.middleware import zone_of
from vinculo.people.models import Person
from vinculo.practices.practice import Urgency
from vinculo.practices.today.board import SCOPES, Board, board
from vinculo.practices.today.conversation import Conversation
from vinculo.web.dates import day, day_long, moment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="email", metavar="MAIL", help="whose day; the only person's if there is one")
    parser.add_argument("--scope", choices=SCOPES, default="mine")
    parser.add_argument("--all", action="store_true", help="everything, not only the first seven")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    person = find_person(options.email)
    if person is None:
        print("Whose day? Say --for with the mail of somebody who works here.", file=sys.stderr)
        return 2
    with translation.override(person.language), timezone.override(zone_of(person.time_zone)):
        found = board(person, at=timezone.now(), scope=options.scope, everything=options.all)
        print(as_json(found) if options.format == "json" else as_text(found))
    return 0


def find_person(email: str | None) -> Person | None:
    people = Person.objects.active()
    if email:
        return people.filter(email=email.strip().lower()).first()
    first_two = list(people.order_by("pk")[:2])
    return first_two[0] if len(first_two) == 1 else None


def talks_of(found: Board) -> list[Conversation]:
    grouped = [talk for group in found.groups for talk in group.conversations]
    return [found.focus, *grouped] if found.focus else grouped


def as_json(found: Board) -> str:
    content = {
        "person": found.person.email,
        "on": found.today.isoformat(),
        "scope": found.scope,
        "total": found.total,
        "snoozed": found.snoozed,
        "conversations": [conversation(talk) for talk in talks_of(found)],
        "promises": [
            {"text": promise.text, "client": promise.client.name, "promised_on": iso(promise.promised_on)}
            for promise in found.promises
        ],
        "questions": [
            {"text": question.text, "client": question.client.name, "limit_at": iso(question.limit_at)}
            for question in found.questions
        ],
        "calm": found.calm_count,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def conversation(talk: Conversation) -> dict[str, Any]:
    nudge = talk.nudge
    return {
        "practice": talk.words.code,
        "client": nudge.who,
        "contact": nudge.contact.name if nudge.contact else None,
        "phone": talk.phone or None,
        "urgency": Urgency(nudge.urgency).name.lower(),
        "channel": nudge.channel or None,
        "due_at": iso(nudge.due_at),
        "sentence": talk.words.sentence,
        "why": list(talk.words.why),
        "bring": list(talk.words.bring),
        "also": [other.words.sentence for other in talk.also],
        "season": talk.season or None,
    }


def iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def as_text(found: Board) -> str:
    lines = [day_long(found.today), ""]
    if not found.focus:
        lines.append(translation.gettext("Nobody is waiting for you today"))
    for talk in talks_of(found):
        lines += text_of(talk)
    if found.more:
        lines.append(translation.gettext("and %(n)d more (--all)") % {"n": found.more})
    if found.promises:
        lines += ["", translation.gettext("Promises near")]
        lines += [f"  {day(p.promised_on):12} {p.text} · {p.client.name}" for p in found.promises]
    return "\n".join(lines)


def text_of(talk: Conversation) -> list[str]:
    nudge = talk.nudge
    head = f"{'!' * (5 - nudge.urgency):4} {talk.words.sentence}"
    facts = [nudge.who, talk.phone, moment(nudge.due_at) if nudge.due_at else "", talk.words.code]
    lines = [head, "     " + " · ".join(fact for fact in facts if fact)]
    lines += [f"     - {line}" for line in talk.words.why]
    lines += [f"     > {line}" for line in talk.words.bring]
    lines += [f"     + {other.words.sentence}" for other in talk.also]
    return [*lines, ""]
