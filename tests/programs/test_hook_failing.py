"""What does not get through: tried again and again, ever later, until it is given up or its address paused."""

from datetime import timedelta

import pytest
from standardwebhooks import Webhook

from tests.notifications.standing_in import outside
from tests.programs.hearing import LATER, NOON, ONE, hook, only
from tests.world import make_client
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded
from vinculo.people.models import Role
from vinculo.programs.hooks import reading, sending, verbs
from vinculo.programs.hooks.waiting import asked_to_wait
from vinculo.programs.models import Delivery, Hook
from vinculo.programs.models.hooks import Why


def test_it_is_tried_again_under_the_same_number_and_a_new_signature(listening, machine, clock):
    one, secret = listening
    machine.answers = [500, 503]
    for minutes in (0, 3, 20):
        clock.move_to(LATER + timedelta(minutes=minutes))
        sending.send(one.pk)
        if minutes == 0:
            assert only().due_at >= LATER + timedelta(minutes=1)

    ids = {headers["webhook-id"] for _path, headers, _body in machine.got}
    times = {headers["webhook-timestamp"] for _path, headers, _body in machine.got}
    one.refresh_from_db()
    assert (len(machine.got), len(ids), len(times)) == (3, 1, 3)
    Webhook(secret).verify(machine.got[2][2], machine.got[2][1])
    assert (one.failures, one.failing_since, only().tries) == (0, None, 3)


def test_the_waits_grow_over_about_two_days():
    in_all = sum(sending.WAITS, timedelta())

    assert sorted(sending.WAITS) == sending.WAITS
    assert timedelta(days=1, hours=20) < in_all and in_all * 1.2 < timedelta(days=2, hours=12)


def test_after_the_last_wait_it_is_given_up(listening, machine, clock):
    machine.usual = 500
    Delivery.objects.update(tries=len(sending.WAITS))
    sending.send(listening[0].pk)

    assert only().dropped_at == LATER
    assert Hook.objects.get().paused_at is None


def test_one_that_says_it_is_gone_is_paused_and_all_administrators_hear_of_it(listening, machine, world):
    world.iga.role = Role.ADMINISTRATOR
    world.iga.save()
    machine.usual = 410
    sending.send(listening[0].pk)

    one = Hook.objects.get()
    assert (one.paused_why, one.paused_detail) == (Why.GONE, "410")
    assert not Delivery.objects.waiting().exists()
    notices = list(Notice.objects.order_by("person__name"))
    assert [notice.person for notice in notices] == [world.iga, world.rita]
    [words, _other] = worded(notices, LATER.date())
    assert words.sentence == "Nothing goes to the webhook “The warehouse” any more"
    assert words.detail == "It answered that this address is gone for good."
    assert words.address == f"/settings/hooks/{one.pk}/"


@pytest.mark.parametrize(
    "failures, since, stops",
    [(28, timedelta(hours=1), False), (29, timedelta(hours=1), True), (3, timedelta(hours=47), False),
     (3, timedelta(days=2), True)],
)  # fmt: skip
def test_one_that_fails_for_two_days_or_thirty_times_is_paused(listening, machine, failures, since, stops):
    machine.usual = 500
    Hook.objects.update(failures=failures, failing_since=LATER - since)
    sending.send(listening[0].pk)

    one = Hook.objects.get()
    assert bool(one.paused_at) == stops
    assert one.paused_why == (Why.FAILING if stops else "")


def test_thirty_failures_in_a_row_take_most_of_a_day():
    rests = [min(sending.REST * number, sending.LONGEST_REST) for number in range(1, sending.MOST_FAILURES)]

    assert sum(rests, timedelta()) > timedelta(hours=14)


def test_an_address_that_fails_rests_however_much_waits_for_it(listening, machine, clock):
    one, _secret = listening
    for number in range(5):
        make_client(f"Forno {number}")
    reading.look(LATER)
    machine.usual = 500
    sending.send(one.pk)
    sending.send(one.pk)
    assert len(machine.got) == 1

    clock.move_to(LATER + timedelta(minutes=3))
    machine.usual = 200
    sending.send(one.pk)
    assert len(machine.got) == 7


def test_it_waits_as_long_as_it_is_asked_to(listening, machine, clock):
    one, _secret = listening
    machine.answers, machine.more = [429], {"Retry-After": "7200"}
    sending.send(one.pk)
    assert only().due_at >= LATER + timedelta(hours=2)

    clock.move_to(LATER + timedelta(hours=1, minutes=50))
    sending.send(one.pk)
    assert sending.send_due(LATER + timedelta(hours=1, minutes=50)) == 0
    clock.move_to(LATER + timedelta(hours=3))
    sending.send(one.pk)
    assert (len(machine.got), bool(only().sent_at)) == (2, True)


@pytest.mark.parametrize(
    "said, seconds",
    [("", 0), ("soon", 0), ("-5", 0), ("1.5", 0), ("\u0665", 0), ("Thu, 99 Foo 2026", 0),
     ("Wed, 11 Mar 2026 11:00:00 GMT", 0), ("120", 120), (" 120 ", 120), ("Wed, 11 Mar 2026 12:10:00 GMT", 300),
     ("86401", 86_400), ("9" * 4_000, 86_400), ("Fri, 11 Mar 2033 12:00:00 GMT", 86_400)],
)  # fmt: skip
def test_what_it_asks_for_is_read_up_to_a_day(said, seconds):
    assert asked_to_wait(said, at=LATER) == timedelta(seconds=seconds)


def test_one_that_hangs_is_asked_once_and_holds_nobody_else_up(listening, machine, world, monkeypatch):
    """A job ends with the first that does not get through; the guard cuts each asking short."""
    other, _secret = hook(world, machine.address("/other"), ONE, at=LATER)
    asked = []

    def hangs(url, *_given, **_more):
        asked.append(url)
        raise sending.NoAnswer("it took too long")

    for number in range(3):
        make_client(f"Forno {number}")
    reading.look(LATER)
    with monkeypatch.context() as patched:
        patched.setattr(sending, "ask", hangs)
        sending.send(listening[0].pk)
    sending.send(other.pk)

    assert len(asked) == 1
    assert [path for path, _headers, _body in machine.got] == ["/other"] * 3
    assert Delivery.objects.filter(hook=listening[0], answer="it took too long").count() == 1


def test_an_answer_that_never_ends_is_cut(listening, machine, monkeypatch):
    monkeypatch.setattr("vinculo.record.outbound.SECONDS", 0.2)
    with _endless() as address:
        Hook.objects.update(address_sealed=verbs.seal(address))
        sending.send(listening[0].pk)

    delivery = only()
    assert (delivery.sent_at, delivery.answer) == (None, "it answered too much")


def test_a_redirect_is_not_followed_and_counts_as_a_failure(world, settings, clock):
    settings.HOOKS_ALLOW_PRIVATE = settings.HOOKS_ALLOW_HTTP = True
    with outside() as other, outside(usual=302, location=other.address()) as found:
        one, _secret = hook(world, found.address(), ONE)
        attempt = verbs.try_out(one, at=NOON)

    assert (attempt.took_it, attempt.status, other.got) == (False, 302, [])


def test_one_whose_seal_cannot_be_opened_is_paused(listening, settings):
    Hook.objects.update(address_sealed="broken")
    sending.send(listening[0].pk)

    assert Hook.objects.get().paused_why == Why.SEALED


def _endless():
    from tests.record.test_outbound import dripping

    return dripping(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 400_000)
