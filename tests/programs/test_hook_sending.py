"""Taking events to their addresses: signed, again and again when it fails, and never zero times."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from standardwebhooks import Webhook, WebhookVerificationError

from tests.notifications.standing_in import outside
from tests.programs.hearing import NOON, hook, kinds, opened, told
from tests.world import make_client
from vinculo.jobs import leases
from vinculo.notifications.models import Notice
from vinculo.notifications.wording import worded
from vinculo.people.models import Role
from vinculo.programs.hooks import reading, sending, verbs
from vinculo.programs.models import Delivery, Event, Hook
from vinculo.programs.models.hooks import Why
from vinculo.programs.timetable import forget_events

LATER = NOON + timedelta(minutes=5)
ONE = ["client.created"]


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def machine(settings):
    settings.HOOKS_ALLOW_PRIVATE = settings.HOOKS_ALLOW_HTTP = True
    with outside() as found:
        yield found


@pytest.fixture
def listening(clock, world, machine):
    """A running address with one client to tell of, five minutes later; and its secret."""
    one, secret = hook(world, machine.address("/in"), ONE)
    clock.move_to(LATER)
    make_client("Forno Vela")
    reading.look(LATER)
    return one, secret


def only():
    return Delivery.objects.get()


def test_what_happens_goes_out_signed_by_the_standard(listening, machine):
    one, secret = listening
    sending.send(one.pk)

    [(path, headers, _body)] = machine.got
    [message] = opened(machine, secret)
    delivery = only()
    assert (path, message["type"], headers["User-Agent"]) == ("/in", "client.created", "Vinculo-Webhooks/1")
    assert headers["webhook-id"] == delivery.event.uid
    assert (delivery.status, delivery.answer, delivery.tries) == (200, "ok", 1)
    assert delivery.sent_at and delivery.milliseconds is not None
    sending.send(one.pk)
    assert len(machine.got) == 1


def test_a_receiver_sees_through_whatever_was_changed(listening, machine, clock):
    one, secret = listening
    sending.send(one.pk)
    [(_path, headers, body)] = machine.got
    lower = {name.lower(): value for name, value in headers.items()}
    check = Webhook(secret).verify
    check(body, lower)  # control: as it came, it is good

    for changed, said in [
        (lower, body.replace(b"created", b"deleted")),
        ({**lower, "webhook-id": "msg_other"}, body),
        ({**lower, "webhook-timestamp": str(int(lower["webhook-timestamp"]) + 1)}, body),
        ({**lower, "webhook-signature": "v1,AAAA"}, body),
    ]:
        with pytest.raises(WebhookVerificationError):
            check(said, changed)
    with pytest.raises(WebhookVerificationError):
        Webhook(verbs.new_secret()).verify(body, lower)
    clock.move_to(LATER + timedelta(minutes=6))
    with pytest.raises(WebhookVerificationError, match="too old"):
        check(body, lower)


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


def test_a_worker_killed_in_between_leaves_it_to_the_next(listening, machine, clock, monkeypatch):
    one, secret = listening

    def killed(*_given, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(sending, "note", killed)  # it was sent, and nobody could say so any more
        sending.send(one.pk)
    leases.give_back(f"hook:{one.pk}", "whoever")
    clock.move_to(LATER + timedelta(minutes=4))
    sending.send_due(LATER + timedelta(minutes=4))
    sending.send(one.pk)

    assert kinds(machine, secret) == ["client.created"] * 2
    assert len({headers["webhook-id"] for _path, headers, _body in machine.got}) == 1
    assert only().sent_at


def test_one_that_kills_whoever_sends_it_is_given_up_after_as_many_attempts(listening, machine, clock, monkeypatch):
    one, _secret = listening
    asked, at = [], LATER

    def killed(*_given, **_more):
        asked.append(1)
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "deliver", killed)
    for _round in range(20):
        with suppress(KeyboardInterrupt):
            sending.send(one.pk)
        at += timedelta(hours=2)
        clock.move_to(at)

    one.refresh_from_db()
    assert (len(asked), only().answer, one.failures) == (len(sending.WAITS) + 1, "it was cut off", len(asked))
    assert only().dropped_at


def test_one_address_with_much_to_get_keeps_no_other_from_its_turn(listening, machine, world):
    other, _secret = hook(world, machine.address("/other"), ONE, at=LATER)
    events = Event.objects.bulk_create(
        Event(kind="client.created", about="client", about_id=pk, moment=LATER, found_at=LATER)
        for pk in range(10_000, 11_200)
    )
    Delivery.objects.bulk_create(
        Delivery(hook=listening[0], event=event, made_at=LATER, due_at=LATER) for event in events
    )
    Delivery.objects.create(hook=other, event=events[0], made_at=LATER, due_at=LATER)

    assert sending.send_due(LATER) == 2


def test_control_marked_before_it_is_sent_it_would_be_lost(listening, machine, clock, monkeypatch):
    one, _secret = listening

    def killed(*_given, **_more):
        raise KeyboardInterrupt

    Delivery.objects.update(sent_at=LATER)
    with monkeypatch.context() as patched:
        patched.setattr(sending, "deliver", killed)
        sending.send(one.pk)
    clock.move_to(LATER + timedelta(minutes=4))
    sending.send(one.pk)

    assert machine.got == []


def test_two_jobs_for_one_address_do_not_send_at_once(listening, machine):
    one, _secret = listening
    leases.hold(f"hook:{one.pk}", "another", at=LATER, seconds=60)
    sending.send(one.pk)
    assert machine.got == []

    leases.give_back(f"hook:{one.pk}", "another")
    sending.send(one.pk)
    assert len(machine.got) == 1


def test_a_redirect_is_not_followed_and_counts_as_a_failure(world, settings, clock):
    settings.HOOKS_ALLOW_PRIVATE = settings.HOOKS_ALLOW_HTTP = True
    with outside() as other, outside(usual=302, location=other.address()) as found:
        one, _secret = hook(world, found.address(), ONE)
        attempt = verbs.try_out(one, at=NOON)

    assert (attempt.took_it, attempt.status, other.got) == (False, 302, [])


def test_for_a_day_after_a_new_secret_both_are_good(listening, machine, clock):
    one, old = listening
    new = verbs.new_secret_for(one, at=LATER)
    sending.send(one.pk)
    assert old != new
    assert opened(machine, old) == opened(machine, new)

    later = LATER + timedelta(days=1, minutes=1)
    clock.move_to(later)
    machine.got.clear()
    make_client("Horno Sol")
    told(one, later)
    assert kinds(machine, new) == ["client.created"]
    with pytest.raises(WebhookVerificationError):
        opened(machine, old)


def test_what_was_delivered_can_be_delivered_again_under_its_number(listening, machine):
    one, _secret = listening
    assert verbs.again(only(), at=LATER) is False
    sending.send(one.pk)
    assert verbs.again(only(), at=LATER) is True
    sending.send(one.pk)

    assert [headers["webhook-id"] for _path, headers, _body in machine.got] == [only().event.uid] * 2


def test_a_test_goes_out_at_once_and_stands_in_the_log(listening, machine):
    one, secret = listening
    machine.answers = [500]

    tried = [verbs.try_out(one, at=LATER + timedelta(seconds=second)) for second in range(2)]

    assert [attempt.took_it for attempt in tried] == [False, True]
    assert kinds(machine, secret) == ["webhook.test"] * 2
    tests = Delivery.objects.filter(event__kind="webhook.test").order_by("pk")
    assert [(bool(one.sent_at), bool(one.dropped_at), one.status) for one in tests] == [
        (False, True, 500), (True, False, 200)
    ]  # fmt: skip


def test_secret_and_address_are_sealed(world):
    one, secret = hook(world, "https://hooks.example/in?token=hidden-1")

    assert secret.startswith("whsec_")
    assert secret not in str(vars(one)) and "hidden-1" not in str(vars(one))
    assert one.address_hint == "hooks.example"


def test_one_whose_seal_cannot_be_opened_is_paused(listening, settings):
    Hook.objects.update(address_sealed="broken")
    sending.send(listening[0].pk)

    assert Hook.objects.get().paused_why == Why.SEALED


def test_what_is_old_is_forgotten(listening, clock):
    clock.move_to(NOON + timedelta(days=44))
    forget_events()
    assert Delivery.objects.count() == 1
    clock.move_to(NOON + timedelta(days=46))
    forget_events()

    assert not Event.objects.exists() and not Delivery.objects.exists()


def _endless():
    from tests.record.test_outbound import dripping

    return dripping(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 400_000)
