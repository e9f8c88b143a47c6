"""Histories made with the real verbs: whatever happens after a day, replaying up to that day says the same."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world import NOW, TODAY, World, make_contact
from vinculo.agreements.models import Promise
from vinculo.clients.models import ContactRole
from vinculo.conversations.models import BadNews, Interaction, Question
from vinculo.feedback.models import Complaint
from vinculo.practices.catalogue import by_id
from vinculo.practices.replay import replay
from vinculo.practices.tuning.changing import change
from vinculo.practices.tuning.settings import OfProject, Setting
from vinculo.projects.models import Milestone

START, CUT = TODAY - timedelta(days=12), TODAY - timedelta(days=4)
Act = Callable[[World, datetime], Any]


def give_word(world: World, at: datetime) -> None:
    day = at.date()
    Promise.objects.create(
        client=world.luna, project=world.shop, text="Menu", made_to=world.ana, owner=world.marek, made_at=at,
        promised_on=day + timedelta(days=3), internal_on=day + timedelta(days=2),
    )  # fmt: skip


def give_word_back_dated(world: World, at: datetime) -> None:
    give_word(world, at - timedelta(days=9))


def word_of(world: World) -> Promise | None:
    return Promise.objects.filter(client=world.luna).order_by("pk").first()


def of_word(do: Callable[[Promise, World, datetime], Any]) -> Act:
    def act(world: World, at: datetime) -> None:
        if promise := word_of(world):
            do(promise, world, at)

    return act


def call(days: int) -> Act:
    def act(world: World, at: datetime) -> None:
        said = Interaction.objects.create(
            client=world.luna, at=at - timedelta(days=days), channel="phone", direction="both", by=world.marek,
            asks_status=bool(days), felt="cold",
        )  # fmt: skip
        said.contacts.add(world.ana)

    return act


def ask(world: World, at: datetime) -> None:
    Question.objects.create(
        client=world.luna, contact=world.ana, owner=world.marek, text="When?", asked_at=at - timedelta(days=2)
    )


def answer(world: World, at: datetime) -> None:
    Question.objects.filter(client=world.luna, answered_at=None).update(answered_at=at)


def complain(world: World, at: datetime) -> None:
    Complaint.objects.create(client=world.luna, text="Slow", at=at - timedelta(days=3), owner=world.marek)


def learn(world: World, at: datetime) -> None:
    BadNews.objects.create(client=world.luna, what="Late", known_at=at - timedelta(days=3), project=world.shop)


def leave(world: World, at: datetime) -> None:
    ContactRole.objects.filter(contact=world.ana).update(left_on=at.date())


def plan(world: World, at: datetime) -> None:
    Milestone.objects.create(project=world.shop, name="Shop opens", promised_on=at.date(), planned_on=at.date())


def tune(world: World, at: datetime) -> None:
    for practice, scope in (("due", None), ("broken", OfProject(world.shop.pk)), ("dropped_ball", world.luna.pk)):
        change(by_id()[practice], scope, Setting(is_on=False), by=world.rita, at=at)


ACTS: list[Act] = [
    give_word, give_word_back_dated, call(0), call(6), ask, answer, complain, learn, leave, plan, tune,
    of_word(lambda one, world, at: one.keep(on=at.date(), by=world.marek)),
    of_word(lambda one, world, at: one.keep(on=at.date() - timedelta(days=6), by=world.marek)),
    of_word(lambda one, world, at: one.reopen(by=world.marek)),
    of_word(lambda one, world, at: one.withdraw(at=at, by=world.marek)),
    of_word(lambda one, world, at: one.expect_on(at.date() + timedelta(days=5))),
    of_word(
        lambda one, world, at: one.renegotiate(
            to_on=at.date() + timedelta(days=8), internal_on=at.date() + timedelta(days=6), reason="Ill",
            by=world.marek, at=at,
        )
    ),
    of_word(lambda one, world, at: one.warn(way_out="In parts", channel="phone", by=world.marek, at=at)),
    lambda world, at: make_contact("Berta Prado", world.luna),
    lambda world, at: world.luna.archive(at=at),
]  # fmt: skip
WHEN = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(ACTS)), min_size=2, max_size=9)


def said(world: World) -> list[tuple[Any, ...]]:
    found = replay(world.luna.pk, start=START, end=CUT)
    return [(one.on, one.raised.practice.id, one.raised.finding.about.ref, one.raised.finding.facts) for one in found]


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=WHEN)
def test_what_happens_later_changes_nothing_that_was_said_earlier(world, history):
    with transaction.atomic():
        before = None
        for days, act in sorted(history, key=lambda one: one[0]):
            at = NOW - timedelta(days=12 - days)
            if before is None and at.date() > CUT:
                before = said(world)
            with time_machine.travel(at, tick=False):
                act(world, at)
        if before is not None:
            assert said(world) == before
        transaction.set_rollback(True)


def test_what_was_noted_later_counts_when_asked_to(world):
    """The control: read as if it had been written down on its day, a later note does change what is said."""
    with time_machine.travel(NOW, tick=False):
        give_word_back_dated(world, NOW)
    known = said(world)
    told = list(replay(world.luna.pk, start=START, end=CUT, as_noted=False))

    assert "promise" not in str([one[2] for one in known])
    assert "broken" in [one.raised.practice.id for one in told]


def test_what_is_put_right_by_the_next_morning_is_seen_at_other_hours(world):
    began = NOW - timedelta(days=5)
    with time_machine.travel(began, tick=False):
        news = BadNews.objects.create(client=world.luna, project=world.shop, what="No flour", known_at=began)
    with time_machine.travel(began + timedelta(hours=5), tick=False):
        news.tell(way_out="Rye", channel="phone", by=world.marek, at=began + timedelta(hours=5))
    on = began.date()

    def heard(*hours: time) -> list[str]:
        found = replay(world.luna.pk, start=on, end=on + timedelta(days=1), **({"hours": hours} if hours else {}))
        return [one.raised.practice.id for one in found if one.raised.practice.id == "bad_news"]

    assert heard() == []
    assert heard(time(9), time(13), time(17)) == ["bad_news"]
