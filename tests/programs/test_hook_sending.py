"""Taking events to their addresses: signed, under one number, and never zero times."""

from contextlib import suppress
from datetime import timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from tests.programs.hearing import LATER, NOON, ONE, hook, kinds, only, opened, told
from tests.world import make_client
from vinculo.jobs import leases
from vinculo.programs.hooks import sending, verbs
from vinculo.programs.models import Delivery, Event
from vinculo.programs.timetable import forget_events


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


def test_what_is_old_is_forgotten(listening, clock):
    clock.move_to(NOON + timedelta(days=44))
    forget_events()
    assert Delivery.objects.count() == 1
    clock.move_to(NOON + timedelta(days=46))
    forget_events()

    assert not Event.objects.exists() and not Delivery.objects.exists()
