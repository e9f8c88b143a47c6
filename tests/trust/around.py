"""What stands around a client: relations, days, words, nudges and what was brought in."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.world import World
from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.models import ClientRelation, ContactPoint, ImportantDate, PersonalNote, Pin, Priority, SavedView
from vinculo.conversations.models import BadNews, Decision, Interaction, MailMessage, NextWord, Question
from vinculo.exchange.receiving import receive
from vinculo.exchange.staging import stage
from vinculo.practices.models import (
    HealthDay,
    Nudge,
    SeasonChoice,
    Standing,
    StandingEvent,
    WeatherChoice,
    WeatherWeights,
)
from vinculo.practices.weather import DEFAULT


def make_around_the_client(world: World) -> dict[str, Any]:
    luna, ana, marek = world.luna, world.ana, world.marek
    Pin.objects.create(person=marek, client=luna)
    return {
        "relation": ClientRelation.objects.create(client=luna, other=world.otero, kind="referred"),
        "figure": Priority.objects.create(client=luna, what="Orders a week", target="120"),
        "view": SavedView.objects.create(person=marek, name="Near me", query="sort=name", is_shared=True),
        "projects_view": SavedView.objects.create(person=marek, page="projects", name="Late", query="trouble=slips"),
        "point": ContactPoint.objects.create(contact=ana, kind="phone", value="+34 611", normal="+34611", label="Shop"),
        "note": PersonalNote.objects.create(contact=ana, text="Sails on Sundays", by=marek),
        "day": ImportantDate.objects.create(contact=ana, what="Her birthday", day=4, month=5),
        "client_day": ImportantDate.objects.create(client=luna, what="Ten years", day=4, month=6),
        "role": ana.roles.get(),
    }


def make_said(world: World) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    about: dict[str, Any] = {"client": world.luna, "project": world.shop}
    talk = Interaction.objects.create(
        **about, at=now - timedelta(hours=20), channel="email", summary="They like the blue one", by=world.marek,
        quoted="On Monday you wrote", felt="warm",
    )  # fmt: skip
    talk.contacts.add(world.ana)
    talk.people.add(world.marek)
    MailMessage.objects.create(
        interaction=talk, message_id="<1@luna.example>", subject="Colours", from_address="ana@luna.example"
    )
    promise = Promise.objects.create(
        **about, text="First plates on the table", made_to=world.ana, owner=world.marek, made_at=now, by=world.marek,
        promised_on=today + timedelta(days=9), internal_on=today + timedelta(days=7), said_in=talk.uid,
    )  # fmt: skip
    promise.renegotiate(
        to_on=today + timedelta(days=10), internal_on=today + timedelta(days=7), reason="The oven broke",
        by=world.marek, at=now,
    )  # fmt: skip
    promise.warn(way_out="Two plates first", channel="phone", by=world.marek, at=now)
    return {
        "talk": talk,
        "promise": promise,
        "expectation": Expectation.objects.create(
            **about, side="theirs", text="A weekly call", said_by=world.ana, source="Kickoff", by=world.marek
        ),
        "question": Question.objects.create(
            **about, contact=world.ana, interaction=talk, text="When can we see it?", asked_at=now,
            due_at=now + timedelta(hours=24), owner=world.marek,
        ),
        "decision": Decision.objects.create(**about, interaction=talk, text="Blue it is", at=now, by=world.marek),
        "word": NextWord.objects.create(
            **about, on=today + timedelta(days=2), channel="phone", about="The colours", told_at=now, by=world.marek
        ),
        "news": BadNews.objects.create(**about, contact=world.ana, what="A week late", known_at=now, by=world.marek),
    }  # fmt: skip


def make_engine(world: World) -> dict[str, Any]:
    now = timezone.now()
    nudge = Nudge.objects.create(
        practice="TALK-01", client=world.luna, subject=f"client:{world.luna.pk}", contact=world.ana, person=world.marek,
        facts={}, urgency=3, channel="phone", raised_at=now, changed_at=now,
    )  # fmt: skip
    Standing.objects.update_or_create(
        client=world.luna, defaults={"season": "summer", "weather": "clear", "health": 80, "checked_at": now}
    )
    StandingEvent.objects.create(client=world.luna, kind="season", before="spring", after="summer", at=now)
    SeasonChoice.objects.create(client=world.luna, season="summer", reason="It is warm", by=world.marek, at=now)
    WeatherChoice.objects.create(client=world.luna, weather="clear", reason="They said so", by=world.marek, at=now)
    WeatherWeights.objects.create(weights=dict(DEFAULT), by=world.rita, at=now)
    HealthDay.objects.create(client=world.luna, on=timezone.localdate(), health=80)
    return {"nudge": nudge}


CONTACTS = b"Name,E-mail,Company\nPau Serra,pau@serra.example,Serra\n,,\n"


def make_import_runs(world: World) -> dict[str, Any]:
    """Imports that wait for somebody to say yes; one for each thing that happens to their file."""
    runs = {}
    for name in ("run", "run_to_apply", "run_to_cancel", "run_to_undo"):
        runs[name] = receive([CONTACTS], "list.csv", by=world.marek)
        stage(runs[name])
    return runs
