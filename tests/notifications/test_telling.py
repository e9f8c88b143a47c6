"""Telling: whom, once, never of one's own doings, and how it leaves the house."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from tests.notifications.make import NOON, device, ways
from tests.world import make_person
from vinculo.notifications import posting
from vinculo.notifications.models import Delivery, Kind, Notice, Rhythm, Way
from vinculo.notifications.telling import News, tell, untell

TASK = News(Kind.ASSIGNED, "task:5", facts={"by": "Marek Wilk", "what": "Bake", "project": 3})


def deliveries(person):
    rows = Delivery.objects.filter(notice__person=person).order_by("by")
    return [(row.by, row.due_at) for row in rows]


def test_the_one_it_is_for_is_told_and_the_one_who_did_it_is_not(world):
    told = tell(TASK, to=[world.zofia, world.marek, None], by=world.marek, at=NOON)

    assert [notice.person for notice in told] == [world.zofia]
    assert Notice.objects.count() == 1


def test_nobody_is_told_twice_of_one_occasion(world):
    assert [len(tell(TASK, to=[world.zofia], by=world.marek, at=NOON)) for _time in range(2)] == [1, 0]
    assert len(tell(News(Kind.ASSIGNED, "task:5", "task:5:again"), to=[world.zofia], by=world.marek, at=NOON)) == 1


def test_whoever_does_not_see_the_client_hears_nothing(world):
    about = News(Kind.ASSIGNED, "question:1", client_id=world.luna.pk)

    told = tell(about, to=[world.zofia, world.iga], by=world.marek, at=NOON)

    assert [notice.person for notice in told] == [world.zofia]


def test_a_closed_account_hears_nothing(world):
    world.zofia.is_active = False

    assert tell(TASK, to=[world.zofia], by=world.marek, at=NOON) == []


@pytest.mark.parametrize(
    "way, expected",
    [
        (Way.NEVER, None), (Way.HERE, []), (Way.MAIL, ["mail"]), (Way.PUSH, ["push"]), (Way.BOTH, ["mail", "push"]),
    ],
)  # fmt: skip
def test_each_kind_comes_the_way_they_chose(world, way, expected):
    ways(world.zofia, {Kind.ASSIGNED: way})
    device(world.zofia)

    told = tell(TASK, to=[world.zofia], by=world.marek, at=NOON)

    assert bool(told) == (expected is not None)
    assert [by for by, _due_at in deliveries(world.zofia)] == (expected or [])


def test_quiet_hours_hold_back_the_letter_and_not_the_notice(world):
    night = NOON.replace(hour=22)

    mention = News(Kind.MENTION, "task:5", facts={"by": "Marek Wilk"})

    told = tell(mention, to=[world.zofia], by=world.marek, at=night)

    assert len(told) == 1
    assert deliveries(world.zofia) == [("mail", NOON.replace(hour=6) + timedelta(days=1))]  # 7:00 in Madrid

    Rhythm.objects.create(person=world.iga, lets_through=True)
    tell(mention, to=[world.iga], by=world.marek, at=night)
    assert deliveries(world.iga) == [("mail", night)]


def test_what_is_due_leaves_in_one_letter_and_once(world):
    ways(world.zofia, {Kind.ASSIGNED: Way.MAIL})
    with time_machine.travel(NOON, tick=False):
        for number in range(3):
            task = News(Kind.ASSIGNED, f"task:{number}", facts={"by": "Marek Wilk", "what": f"Cake {number}"})
            tell(task, to=[world.zofia], by=world.marek, at=NOON)

        for _time in range(2):
            posting.post(world.zofia.pk)

    [letter] = mail.outbox
    assert letter.to == [world.zofia.email]
    assert letter.subject == "3 things are new for you"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    for body in (letter.body, letter.alternatives[0][0]):
        assert [f"Cake {number}" in body for number in range(3)] == [True] * 3


def test_what_was_seen_before_it_was_due_needs_no_letter(world):
    ways(world.zofia, {Kind.ASSIGNED: Way.MAIL})
    with time_machine.travel(NOON, tick=False):
        [seen] = tell(TASK, to=[world.zofia], by=world.marek, at=NOON)
        assert [seen.see(at=NOON), seen.see(at=NOON)] == [True, False]
        posting.post(world.zofia.pk)

    assert mail.outbox == []


def test_what_may_be_seen_no_more_is_not_sent(world):
    ways(world.zofia, {Kind.ASSIGNED: Way.MAIL})
    with time_machine.travel(NOON, tick=False):
        tell(News(Kind.ASSIGNED, "question:1", client_id=world.luna.pk), to=[world.zofia], by=world.marek, at=NOON)
        world.zofia.teams.set([world.south])
        world.shop.members.filter(person=world.zofia).delete()
        posting.post(world.zofia.pk)

    assert mail.outbox == []


def test_a_letter_that_cannot_leave_is_tried_again_and_none_is_doubled(world, settings):
    ways(world.zofia, {Kind.ASSIGNED: Way.MAIL})
    usual = settings.EMAIL_BACKEND
    with time_machine.travel(NOON, tick=False) as clock:
        tell(TASK, to=[world.zofia], by=world.marek, at=NOON)
        settings.EMAIL_BACKEND = "tests.people.no_mail.NoMail"
        with pytest.raises(OSError):
            posting.post(world.zofia.pk)
        settings.EMAIL_BACKEND = usual
        posting.post(world.zofia.pk)
        assert mail.outbox == []  # it waits a little first

        clock.move_to(NOON + timedelta(minutes=2))
        assert posting.post_due(NOON + timedelta(minutes=2)) == 1
        posting.post(world.zofia.pk)

    assert len(mail.outbox) == 1


def test_what_a_killed_worker_had_in_hand_is_taken_again(world):
    ways(world.zofia, {Kind.ASSIGNED: Way.MAIL})
    with time_machine.travel(NOON, tick=False) as clock:
        tell(TASK, to=[world.zofia], by=world.marek, at=NOON)
        Delivery.objects.update(taken_at=NOON)
        posting.post(world.zofia.pk)
        assert mail.outbox == []

        clock.move_to(NOON + posting.LEASE + timedelta(seconds=1))
        posting.post(world.zofia.pk)

    assert len(mail.outbox) == 1


def test_letters_are_in_the_language_of_the_reader(world):
    """Whatever the writer reads: the words are made from facts when the letter is."""
    ana = make_person("Ana Ruiz", language="es")
    ways(ana, {Kind.ASSIGNED: Way.MAIL})
    with time_machine.travel(NOON, tick=False):
        tell(TASK, to=[ana], by=world.marek, at=NOON)
        posting.post(ana.pk)

    assert '<html lang="es">' in mail.outbox[0].alternatives[0][0]


def test_what_was_taken_back_need_not_be_seen(world):
    tell(TASK, to=[world.zofia], by=world.marek, at=NOON)

    untell(Kind.ASSIGNED, "task:5")

    assert Notice.objects.count() == 0
