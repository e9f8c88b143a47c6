"""One fact of every kind is added, changed or taken back later: what was known on an earlier day stays the same."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.db import transaction

from tests.money.quotes import accepted, booked, make_quote, sent
from tests.money.selling import issued, papers
from tests.practices.one_of_everything import fill
from tests.world import NOW, TODAY, World, make_contact
from vinculo.agreements.models import Agreement, ChangeRequest, Expectation
from vinculo.clients.models import Client, ContactRole, ImportantDate
from vinculo.conversations import checkins
from vinculo.conversations.models import BadNews, Interaction, MailMessage, Proposal
from vinculo.feedback.models import Complaint, Retrospective
from vinculo.money.invoicing.paying import pay
from vinculo.money.models import Invoice, MoneyTalk, Quote
from vinculo.money.talks.outcome import hold
from vinculo.pipeline.models import Favour, Opportunity, Referral
from vinculo.pipeline.stages import stages
from vinculo.practices.past.known import as_noted_at
from vinculo.practices.past.noted import noted
from vinculo.practices.reading import read
from vinculo.practices.relationship import Relationship
from vinculo.projects.models import CommunicationPlan, Milestone, MilestoneForecast, Project

EARLY, LOOK, BEFORE = NOW - timedelta(days=12), NOW - timedelta(days=4), NOW - timedelta(days=9)
NO_MOMENT = {"areas", "parts", "hand_over"}  # kept as they are now: docs/using/practices.md
NO_MOMENT_WRITTEN = {*NO_MOMENT, "flags", "feedback", "appreciations", "next_words"}  # only the day they are about
Act = Callable[[World], Any]


def facts(world: World, at: datetime = LOOK) -> Relationship:
    """When a hope was last written over says nothing by itself."""
    (found,) = read([world.luna.pk])
    then = as_noted_at(found, noted(world.luna.pk), at)
    return replace(then, expectations=tuple(replace(one, updated_at=None) for one in then.expectations))


def differing(before: Relationship, after: Relationship) -> set[str]:
    return {one.name for one in fields(before) if getattr(before, one.name) != getattr(after, one.name)}


def since_long(world: World) -> None:
    """They have been there for a month."""
    for rows in (Client.objects, Project.objects, ContactRole.objects):
        rows.update(created_at=NOW - timedelta(days=30))


def test_one_of_everything_is_not_known_before(world):
    since_long(world)
    before = facts(world)
    with time_machine.travel(NOW, tick=False):
        fill(world.luna, world.ana, world.shop, world.marek)

    assert differing(before, facts(world)) == NO_MOMENT
    assert len(differing(before, facts(world, NOW))) > 15  # the control: today it is


def test_what_is_written_down_days_later_is_not_known_on_the_day_it_is_about(world):
    since_long(world)
    a_day_after = NOW + timedelta(days=1)
    before = facts(world, a_day_after)
    with time_machine.travel(NOW + timedelta(days=9), tick=False):
        fill(world.luna, world.ana, world.shop, world.marek)

    after = facts(world, a_day_after)
    assert differing(before, after) - {"projects"} == NO_MOMENT_WRITTEN
    (then,) = after.projects  # a lesson and a change of phase say only their own moment, and that is theirs
    assert (then.plan, then.looked_back_on, then.closing, then.kickoff) == (None, None, None, None)


def letter(world: World, at: datetime) -> Interaction:
    said = Interaction.objects.create(
        client=world.luna, project=world.shop, at=at, channel="email", direction="in", summary="When?", by=world.marek
    )
    said.contacts.add(world.ana)
    MailMessage.objects.create(interaction=said, message_id=f"{said.pk}@x", thread="t", subject="When")
    Proposal.objects.create(client=world.luna, interaction=said, kind=Proposal.Kind.QUESTION, text="When?")
    return said


def history(world: World) -> None:
    """What was known at the time of the look: a price and a talk about it, a bill, a hope, a letter, a date."""
    papers(world)
    Project.objects.update(phase="kickoff")
    booked(sent(make_quote(world, at=EARLY), world, at=EARLY), world, at=EARLY)
    issued(world, 300_00, at=EARLY, on=EARLY.date(), due_on=BEFORE.date())
    Invoice.objects.update(sent_at=EARLY, spoken_at=EARLY)
    letter(world, EARLY)
    Expectation.objects.create(client=world.luna, side="theirs", text="No surprises", asked_on=EARLY.date())
    Milestone.objects.create(project=world.shop, name="Opening", promised_on=TODAY)
    Opportunity.objects.create(
        title="More", client=world.luna, owner=world.marek, stage=stages()[0], stage_since=EARLY, currency="EUR"
    )


def paid(world: World) -> None:
    invoice = Invoice.objects.get()
    pay(invoice, amount=invoice.gross, currency="EUR", on=BEFORE.date(), by=world.marek, at=NOW, how="Bank")


def said_yes(world: World) -> None:
    hold(MoneyTalk.objects.get(), outcome="yes", said="Good", by=world.marek, at=NOW)
    accepted(Quote.objects.get(), at=NOW)


def talked_again(world: World) -> None:
    MoneyTalk.objects.update(cancelled_at=NOW)
    booked(Quote.objects.get(), world, at=NOW)


def planned(world: World) -> None:
    CommunicationPlan.objects.create(
        project=world.shop, rhythm="weekly", weekday=1, starts_on=EARLY.date(), channel="video"
    )
    checkins.plan_project(Project.objects.get(pk=world.shop.pk), at=NOW)


def imported(world: World) -> None:
    """A past that was brought in: everything of it is about days long before."""
    letter(world, BEFORE)
    said = Interaction.objects.create(client=world.luna, at=BEFORE, channel="phone", direction="both", felt="tense")
    said.contacts.add(world.ana)
    Complaint.objects.create(client=world.luna, text="Slow", at=BEFORE, owner=world.marek)
    Favour.objects.create(client=world.luna, what="A poster", on=BEFORE.date(), by=world.marek)
    Agreement.objects.create(client=world.luna, name="Of then", signed_on=BEFORE.date(), by=world.marek)
    Referral.objects.create(client=world.luna, contact=world.ana, sent_name="Taller Sol", at=BEFORE, by=world.marek)


def forecast(world: World) -> None:
    late_on = TODAY + timedelta(days=9)
    milestone = Milestone.objects.get()
    MilestoneForecast.objects.create(milestone=milestone, at=NOW, likely_on=late_on, late_on=late_on)
    Milestone.objects.update(forecast_on=late_on, forecast_late_on=late_on)
    BadNews.objects.create(client=world.luna, milestone=milestone, what="Late", known_at=NOW, slipped_to_on=late_on)


def asked_in_the_portal(world: World) -> None:
    asked = Interaction.objects.create(
        client=world.luna, at=NOW, channel="portal", direction="in", asks_status=True, shares_status=True
    )
    asked.contacts.add(world.ana)
    ChangeRequest.objects.create(
        client=world.luna, project=world.shop, number=1, title="Gift cards", asked_at=NOW, contact=world.ana
    )


def looked_back(world: World) -> None:
    Retrospective.objects.create(project=world.shop, held_on=BEFORE.date(), by=world.marek)


LATER: dict[str, Act] = {
    "mail": lambda world: letter(world, NOW),
    "a letter that nobody has to answer": lambda world: Proposal.objects.update(decided_at=NOW),
    "portal": asked_in_the_portal,
    "a price is accepted": said_yes,
    "a payment of an earlier day": paid,
    "a talk is moved": talked_again,
    "a plan of talks": planned,
    "a forecast": forecast,
    "a phase": lambda world: world.shop.enter("delivery", by=world.marek, at=NOW),
    "two phases": lambda world: [world.shop.enter(to, by=world.marek, at=NOW) for to in ("delivery", "closing")],
    "a look back": looked_back,
    "somebody new": lambda world: make_contact("Berta Prado", world.luna),
    "somebody left": lambda world: ContactRole.objects.filter(contact=world.ana).update(left_on=TODAY),
    "a birthday": lambda world: ImportantDate.objects.create(contact=world.ana, kind="birthday", day=1, month=4),
    "a hope is taken back": lambda world: Expectation.objects.get().withdraw(at=NOW),
    "an opportunity is lost": lambda world: Opportunity.objects.update(state="lost", decided_at=NOW),
    "an import": imported,
    "archived": lambda world: world.luna.archive(at=NOW),
}


def test_no_later_act_changes_what_was_known(world):
    since_long(world)
    with time_machine.travel(EARLY, tick=False):
        history(world)
    before, changed, unseen = facts(world), {}, []
    for name, act in LATER.items():
        with transaction.atomic(), time_machine.travel(NOW, tick=False):
            now = facts(world, NOW)
            world.shop.refresh_from_db()
            act(world)
            if parts := differing(before, facts(world)):
                changed[name] = parts
            if not differing(now, facts(world, NOW)):
                unseen.append(name)
            transaction.set_rollback(True)

    assert changed == {}
    assert unseen == []  # the control: each of them is seen from then on
