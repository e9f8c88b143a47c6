"""Meetings with Café Luna, feeds and calendars, and what forms about them send."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.meetings import agenda
from vinculo.meetings.models import Feed, Meeting
from vinculo.meetings.planning import Plan, cancel, plan


def make_meetings(world: World) -> dict[str, Any]:
    now = timezone.now()
    hour = now.replace(hour=20, minute=0, second=0, microsecond=0)
    made: dict[str, Any] = {}
    for number, name in enumerate(("meeting", "meeting_to_hold", "meeting_to_cancel", "meeting_off", "series")):
        said = Plan(
            world.luna, f"The oven, {number}", hour + timedelta(days=20 + number), "Europe/Madrid", project=world.shop,
            contacts=(world.ana,), people=(world.zofia,), repeats="weekly" if name == "series" else "",
        )  # fmt: skip
        made[name] = plan(said, by=world.marek, at=now, letters=False)
    cancel(made["meeting_off"], because="No gas", by=world.marek, at=now, letters=False)
    for name in ("agenda_point", "point_to_drop"):
        made[name] = agenda.add(made["meeting"], f"The chimney, {name}", by=world.marek)
    feed, _secret = Feed.issue(at=now, person=world.rita)
    return {**made, "meeting_guest": made["meeting"].guests.get(contact=world.ana), "feed": feed}


def ids_of_meetings(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("meetings", "pk"): all_.meeting.pk,
        ("meetings", "point_pk"): all_.agenda_point.pk,
        ("meetings", "guest_pk"): all_.meeting_guest.pk,
        ("meetings:drop_line", "point_pk"): all_.point_to_drop.pk,
        ("meetings:hold", "pk"): all_.meeting_to_hold.pk,
        ("meetings:cancel", "pk"): all_.meeting_to_cancel.pk,
        ("meetings:take_up", "pk"): all_.meeting_off.pk,
        ("meetings:day", "pk"): all_.series.pk,
        ("settings:revoke_feed", "pk"): all_.feed.pk,
        ("calendars:feed", "secret"): "no-such-secret",
    }


def _plan(all_: Any) -> dict[str, Any]:
    """At an hour that is kept whatever day today is: some Wednesdays are holidays."""
    on = timezone.localdate() + timedelta(days=30)
    begins = timezone.make_aware(datetime.combine(on + timedelta(days=(2 - on.weekday()) % 7), time(10, 30)))
    return {
        "title": "A new oven", "kind": "video", "contacts": [all_.ana.pk], "people": [all_.marek.pk], "minutes": "45",
        "slot": "own", "on": begins.date().isoformat(), "at_time": "10:30", "place": "The bakery", "note": "Bread",
        "link": "https://meet.faro.example/oven", "repeats": "weekly", "repeats_until_on": "", "project": all_.shop.pk,
        "kept": begins.astimezone(UTC).isoformat(),
    }  # fmt: skip


def _slot(all_: Any) -> dict[str, Any]:
    series: Meeting = all_.series
    return {"slot": series.starts_at.isoformat()}


BODIES_OF_MEETINGS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "meetings:new": _plan,
    "meetings:times": _plan,
    "meetings:change": _plan,
    "meetings:cancel": lambda a: {"because": "The oven is cold"},
    "meetings:day": _slot,
    "meetings:answer": lambda a: {"answer": "accepted"},
    "settings:make_feed": lambda a: {"project": ""},
    "settings:calendar_account": lambda a: {"url": "https://127.0.0.1/", "username": "me", "password": "a phrase"},
    "settings:choose_calendar": lambda a: {"calendar": "https://127.0.0.1/me/"},
    "settings:video": lambda a: {"address": "https://meet.faro.example/{room}"},
    "meetings:add_line": lambda a: {"text": "The flour"},
    "meetings:put_on": lambda a: {"source": ""},
    "meetings:hold": lambda a: {
        "channel": "in_person", "direction": "both", "summary": "It went well", "felt": "warm", "decided": "Red",
        "promised": "A drawing", "promised_on": "", "internal_on": "", "asked": "How much?", "we_asked": "Which?",
        "expects": "A call", "bad_news": "", "next_on": "", "next_at": "", "next_channel": "", "next_about": "",
        "on": "", "at_time": "", "minutes": 9, "present": [a.ana.pk], "ours": [a.marek.pk], "audience": "team",
        "ticked": [],
    },
}  # fmt: skip
QUERIES_OF_MEETINGS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "meetings:new": lambda a: {"client": a.luna.pk},
    "meetings:times": lambda a: {"client": a.luna.pk},
}
