"""One of everything that may go wrong in a project, of the talks that keep it right, and what forms about it send."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.conversations.models import CheckIn, Incident
from vinculo.projects.models import RedFlag


def make_trouble(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    about: dict[str, Any] = {"client": world.luna, "project": world.shop}
    flags = {
        name: RedFlag.objects.create(
            project=world.shop, what=f"The oven, {number}", why="It is old", weight="red", next_step="Ask the smith",
            owner=world.marek, review_on=today + timedelta(days=3), raised_at=now, raised_by=world.marek,
        )
        for number, name in enumerate(("flag", "flag_to_lower", "flag_lowered"))
    }  # fmt: skip
    flags["flag"].review(note="Still warm", next_on=today + timedelta(days=3), by=world.marek, at=now)
    flags["flag_lowered"].lower(outcome="Mended", by=world.marek, at=now)
    incidents = {
        name: Incident.objects.create(
            **about, what=f"No bread, {number}", effect="Empty shelves", way_out="Rye", findings="The oven was cold",
            began_at=now, by=world.marek,
        )
        for number, name in enumerate(("incident", "incident_over"))
    }  # fmt: skip
    incidents["incident_over"].end(by=world.marek, at=now)
    incidents["incident"].add_note(kind="found", text="The oven is cold", by=world.marek, at=now)
    return {
        **flags,
        **incidents,
        "swarm_member": incidents["incident"].name_to_swarm(world.marek, part="The oven", by=world.marek, at=now),
        **_talks(about, now),
    }


def _talks(about: dict[str, Any], now: datetime) -> dict[str, Any]:
    made = {}
    for number, name in enumerate(("check_in", "check_in_to_hold", "check_in_to_skip", "check_in_skipped"), start=100):
        due_at = now + timedelta(days=number)
        agenda = [{"key": "own:1", "text": "The oven"}]
        made[name] = CheckIn.objects.create(
            **about, slot_on=timezone.localdate(due_at), due_at=due_at, channel="phone", agenda=agenda
        )
    made["check_in_skipped"].skip(because="The fair", at=now)
    return made


def ids_of_trouble(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("flags", "pk"): all_.flag.pk,
        ("flags:lower", "pk"): all_.flag_to_lower.pk,
        ("flags:raise_again", "pk"): all_.flag_lowered.pk,
        ("flags:of_project", "pk"): all_.shop.pk,
        ("incidents", "pk"): all_.incident.pk,
        ("incidents", "member_pk"): all_.swarm_member.pk,
        ("incidents:reopen", "pk"): all_.incident_over.pk,
        ("check_ins", "pk"): all_.check_in.pk,
        ("check_ins:hold", "pk"): all_.check_in_to_hold.pk,
        ("check_ins:skip", "pk"): all_.check_in_to_skip.pk,
        ("check_ins:take_up", "pk"): all_.check_in_skipped.pk,
        ("check_ins:of_project", "pk"): all_.shop.pk,
        ("check_ins:plan_now", "pk"): all_.shop.pk,
    }


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _a_wednesday() -> date:
    day = timezone.localdate() + timedelta(days=30)
    return day + timedelta(days=(2 - day.weekday()) % 7)


def _luna(all_: Any) -> dict[str, Any]:
    return {"chosen": f"{all_.luna.pk}-{all_.ana.pk}", "who": "", "project": all_.shop.pk}


def _flag(all_: Any) -> dict[str, Any]:
    return {
        "what": "The flour", "why": "It is wet", "weight": "watch", "owner": all_.marek.pk, "review_on": _day(9),
        "next_step": "A dry place",
    }  # fmt: skip


BODIES_OF_TROUBLE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "flags:new": lambda a: {**_flag(a), "project": a.shop.pk},
    "flags:edit": _flag,
    "flags:review": lambda a: {"note": "Colder", "next_on": _day(5), "next_step": "Call the smith"},
    "flags:lower": lambda a: {"outcome": "A new oven"},
    "news:edit": lambda a: {"what": "Two weeks late", "way_out": "Half of it", "is_ours": "on"},
    "news:own": lambda a: {"said": "We burnt it", "channel": "phone"},
    "incidents:new": lambda a: {
        **_luna(a), "what": "No cakes", "effect": "A sad party", "on": "", "at_time": "", "swarm": [a.marek.pk],
    },
    "incidents:edit": lambda a: {"what": "No bread at all", "effect": "Hunger", "way_out": "Cake"},
    "incidents:add_note": lambda a: {"kind": "tried", "text": "Wood"},
    "incidents:swarm": lambda a: {"person": a.zofia.pk, "part": "The wood"},
    "incidents:report": lambda a: {
        "text": "The oven was cold", "way_out": "Bread at nine", "contact": a.ana.pk, "channel": "phone",
        "next_on": _day(1), "kept": "",
    },
    "incidents:findings": lambda a: {"findings": "The wood was wet", "kept": ""},
    "incidents:blame": lambda a: {"findings": "Zofia forgot the wood"},
    "check_ins:hold": lambda a: {
        "channel": "phone", "direction": "both", "summary": "It went well", "felt": "warm", "decided": "Blue",
        "promised": "A sketch", "promised_on": _day(9), "internal_on": _day(7), "asked": "How much?",
        "we_asked": "Which oven?", "expects": "A call", "bad_news": "No flour", "next_on": _day(3), "next_at": "09:30",
        "next_channel": "phone", "next_about": "The oven", "asks_status": "on", "on": _day(0), "at_time": "",
        "minutes": 9, "present": [a.ana.pk], "audience": "team",
    },
    "check_ins:move": lambda a: {"on": _a_wednesday().isoformat(), "at_time": "10:00", "kept": ""},
    "check_ins:skip": lambda a: {"because": "The fair"},
    "check_ins:add_line": lambda a: {"text": "The summer"},
    "check_ins:move_line": lambda a: {"key": "own:1", "to": "down"},
    "check_ins:drop_line": lambda a: {"key": "next"},
}  # fmt: skip
