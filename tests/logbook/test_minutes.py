"""What the client reads: everything that was agreed, and nothing that is ours alone."""

import re
from datetime import date, time

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.clients.models import PersonalNote, Profile
from vinculo.logbook.minutes import changed_between, compose, gone_between, language_of
from vinculo.projects.models import (
    Area,
    CommunicationPlan,
    Contingency,
    Kickoff,
    Limit,
    Milestone,
    ProjectContact,
    RedFlag,
)

OURS = "OURS-ALONE"
INTERNAL = date(2031, 7, 13)  # no other date of this test looks like it
PROMISED = date(2031, 8, 20)
BUFFER = 31_973  # days; no id of a test is as high


def fill(world):
    """A project with something in every part, and something of ours in every place that has one."""
    shop, luna, ana, marek = world.shop, world.luna, world.ana, world.marek
    Profile.objects.filter(client=luna).update(motivations=OURS, working_style=OURS, goals=OURS)
    PersonalNote.objects.create(contact=ana, text=OURS, by=marek)
    shop.summary = OURS
    shop.save()
    kickoff = Kickoff.objects.create(
        project=shop, scope="A shop in two languages", process="waterfall", process_steps="Design\nBuild",
        daily_at=time(9, 15), weekly_weekday=4, emergency="Call Marek", held_at=timezone.now(),
    )  # fmt: skip
    milestone = Milestone.objects.create(
        project=shop, name="Design", planned_on=INTERNAL, promised_on=PROMISED, buffer_days=BUFFER, approval_days=2,
        buffer_reason=OURS, forecast_on=INTERNAL, forecast_early_on=INTERNAL, forecast_late_on=INTERNAL,
    )  # fmt: skip
    Milestone.objects.create(project=shop, name="Not promised", planned_on=INTERNAL)
    for with_milestone in (milestone, None):
        Promise.objects.create(
            client=luna, project=shop, milestone=with_milestone, text="A guide", made_at=timezone.now(),
            promised_on=PROMISED, internal_on=INTERNAL, forecast_on=INTERNAL, margin_reason=OURS,
        )  # fmt: skip
    Limit.objects.create(project=shop, what="No old news", instead="A link to them")
    Contingency.objects.create(project=shop, what_if="The bank is late", plan="A transfer", owner=marek)
    Area.objects.create(project=shop, name="Texts", responsible=marek, counterpart=ana, look_first=OURS)
    ProjectContact.objects.create(project=shop, contact=ana, role="decider", duty="The last yes")
    Obligation.objects.create(
        client=luna, project=shop, milestone=milestone, what="The bank keys", due_on=date(2031, 6, 1), if_late=OURS,
        source=OURS,
    )  # fmt: skip
    Obligation.objects.create(client=luna, project=shop, side="ours", what="A manual", if_late=OURS)
    Expectation.objects.create(
        client=luna, project=shop, side="theirs", text="Like the shop", is_quote=True, said_by=ana, source=OURS
    )
    Expectation.objects.create(client=luna, project=shop, side="ours", text="An answer in three days", source=OURS)
    RedFlag.objects.create(project=shop, what=OURS, why=OURS, next_step=OURS, raised_at=timezone.now(), owner=marek)
    CommunicationPlan.objects.create(project=shop, starts_on=INTERNAL, figures="Orders").participants.add(ana)
    return kickoff


def walk(value):
    """Every text in a body, however deep."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield str(key)
            yield from walk(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from walk(inside)
    else:
        yield str(value)


def leaks(texts):
    """What must never be read outside: our words, the internal date in any dress, the buffer."""
    wanted = [OURS, "2031-07-13", "13 July", "13 Jul", "13 de julio", "13 jul", "13 lipca", "13/07"]
    buffer = re.compile(rf"(?<!\d){BUFFER}(?!\d)")  # an id may hold the same figures among others
    return [text for text in texts if buffer.search(text) or any(word in text for word in wanted)]


@pytest.mark.parametrize("language", ["en", "es", "pl"])
def test_nothing_of_ours_is_in_it(world, language):
    kickoff = fill(world)

    with translation.override(language):
        body = compose(world.shop, kickoff, world.organization)
        facts = {"body": body, "language": language}
        written = [render_to_string(f"logbook/{name}", facts) for name in ("minutes.html", "minutes.txt")]

    assert [section["key"] for section in body["sections"]] == [
        "scope", "limits", "team", "process", "dates", "contingency", "talk", "client", "ours", "hopes", "asks"
    ]  # fmt: skip
    assert leaks(walk(body)) == []
    assert leaks(written) == []


def test_control_an_internal_date_in_it_would_be_noticed(world):
    kickoff = fill(world)
    Milestone.objects.filter(name="Design").update(promised_on=INTERNAL)
    Limit.objects.update(what=OURS)

    assert len(leaks(walk(compose(world.shop, kickoff, world.organization)))) >= 3


def test_it_says_what_was_agreed(world):
    body = compose(world.shop, fill(world), world.organization)

    said = {section["key"]: [(row["text"], row["value"]) for row in section["rows"]] for section in body["sections"]}
    assert said["dates"] == [("Design", "Wednesday 20 August 2031")]
    assert said["client"] == [("Ana Prado", "Decides"), ("The bank keys", "by Sunday 1 June 2031")]
    assert said["ours"] == [("A guide", "Wednesday 20 August 2031"), ("A manual", "")]
    assert said["hopes"] == [("“Like the shop”", "Ana Prado")]
    assert said["limits"] == [("No old news", "")]
    assert body["signatures"] == ["Ana Prado", "Marek Wilk"]


def test_markup_in_it_is_text(world):
    Limit.objects.create(project=world.shop, what="<script>alert(1)</script>")

    body = compose(world.shop, None, world.organization)

    assert "<script>" not in render_to_string("logbook/minutes.html", {"body": body, "language": "en"})


def test_an_empty_project_has_an_empty_record(world):
    world.shop.members.all().delete()

    assert compose(world.shop, None, world.organization)["sections"] == []


def row(key, text):
    return {"key": key, "text": text, "value": "", "more": "", "on": ""}


def test_what_changed_and_what_is_gone():
    before = {"sections": [{"key": "limits", "rows": [row("limit:1", "A"), row("limit:2", "B")]}]}
    now = {"sections": [{"key": "limits", "rows": [row("limit:2", "C"), row("limit:3", "D")]}]}

    assert changed_between(before, now) == ["limit:2", "limit:3"]
    assert [one["text"] for one in gone_between(before, now)] == ["A"]
    assert changed_between(now, now) == gone_between(now, now) == []


def test_the_language_is_the_readers(world):
    world.luna.language = "pl"

    assert language_of(world.ana, world.shop, world.organization) in ("pl", "en")
    world.ana.language = "es"
    assert language_of(world.ana, world.shop, world.organization) == "es"
    world.shop.client.language = "pl"
    assert language_of(None, world.shop, world.organization) == "pl"
    assert language_of(None, world.workshop, None) == "en"
