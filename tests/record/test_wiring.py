"""What happens is in the record with the act itself: both are there, or neither."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import transaction

from tests.world import NOW
from vinculo.agreements import asking, deciding
from vinculo.agreements.models import Obligation, Promise
from vinculo.logbook import changes, kickoffs
from vinculo.logbook.entry import Entry, NewPromise
from vinculo.logbook.letters import send
from vinculo.logbook.log import log, undo
from vinculo.projects.models import Kickoff
from vinculo.record.models import Entry as RecordEntry
from vinculo.record.models import Witness
from vinculo.record.verify import check

SOON = date(2026, 3, 20)


def kinds(subject: str | None = None) -> list[str]:
    entries = RecordEntry.objects.in_order()
    return [entry.kind for entry in (entries.filter(subject=subject) if subject else entries)]


@pytest.fixture
def promise(world):
    return Promise.objects.create(client=world.luna, text="First plates", made_at=NOW, promised_on=SOON, by=world.marek)


def talk(world, **fields) -> Entry:
    return Entry(client=world.luna, at=NOW, channel="phone", contacts=(world.ana,), project=world.shop, **fields)


def test_a_talk_with_nothing_to_prove_leaves_no_entry(world):
    log(talk(world, summary="Hello"), by=world.marek)

    assert kinds() == []


def test_what_came_out_of_a_talk_is_recorded(world):
    log(
        talk(world, promises=(NewPromise("Plates", SOON), NewPromise("Cups")), decisions=("Blue",), shares_status=True),
        by=world.marek,
    )

    assert kinds() == ["decision.noted", "promise.made", "promise.made", "status.delivered"]
    assert check().fault is None


def test_a_talk_taken_back_stays_in_the_record(world):
    interaction = log(talk(world, promises=(NewPromise("Plates", SOON),)), by=world.marek)

    undo(interaction, by=world.marek)

    assert kinds() == ["promise.made", "exchange.unmade"]


def test_a_talk_that_fails_leaves_no_entry(world):
    with pytest.raises(RuntimeError), transaction.atomic():
        log(talk(world, promises=(NewPromise("Plates", SOON),)), by=world.marek)
        raise RuntimeError

    assert kinds() == []


def test_the_life_of_a_promise_is_recorded(world, promise):
    promise.renegotiate(to_on=SOON + timedelta(days=3), internal_on=None, reason="Oven", by=world.marek, at=NOW)
    promise.keep(on=SOON, by=world.marek)
    promise.reopen(by=world.marek)
    promise.withdraw(at=NOW, by=world.marek, because="They closed")

    assert kinds(f"promise:{promise.pk}") == [
        f"promise.{what}" for what in ("altered", "kept", "reopened", "withdrawn")
    ]


def test_who_comes_second_leaves_no_entry(world, promise):
    promise.keep(on=SOON, by=world.marek)

    assert not Promise.objects.get(pk=promise.pk).keep(on=SOON, by=world.rita)
    assert kinds() == ["promise.kept"]


def test_facts_hold_no_words_that_people_wrote(world, promise):
    promise.renegotiate(to_on=SOON, internal_on=None, reason="The oven is cold", by=world.marek, at=NOW)

    body = RecordEntry.objects.get().body
    assert not [word for word in ("First plates", "The oven is cold", "Marek") if word in body]


def test_changes_are_recorded_from_asking_to_deciding(world):
    change = asking.ask(world.shop, title="A blog", by=world.marek, at=NOW)
    deciding.withdraw(change, by=world.marek, at=NOW)
    deciding.open_again(change, by=world.marek, at=NOW)

    assert kinds(f"change:{change.pk}") == ["change.asked", "change.decided", "change.reopened"]


def test_a_letter_about_a_change_takes_the_head_with_it_to_both_sides(world):
    change = asking.ask(world.shop, title="A blog", by=world.marek, at=NOW, contact=world.ana)
    letter = changes.send(
        change, contact=world.ana, subject="The blog", text="Two days.", channel="email", by=world.marek, at=NOW
    )

    send(letter.pk)

    entry = RecordEntry.objects.get(kind="change.sent")
    assert entry.hash in mail.outbox[0].body
    assert set(mail.outbox[0].recipients()) == {world.ana.email, world.marek.email}
    assert [(one.seq, one.head, one.where) for one in Witness.objects.all()] == [
        (entry.seq, entry.hash, letter.mail.message_id)
    ]


def test_minutes_take_the_head_with_them(world):
    kickoff = Kickoff.objects.create(project=world.shop)
    copies = kickoffs.send_minutes(kickoff, [world.ana], by=world.marek, at=NOW, organization=world.organization)

    kickoffs.post([copy.pk for copy in copies])
    kickoffs.confirm(kickoff, channel="email", at=NOW, by=world.marek)

    sent = RecordEntry.objects.get(kind="minutes.sent")
    assert sent.hash in mail.outbox[0].body and sent.hash in mail.outbox[0].alternatives[0].content
    assert Witness.objects.get().head == sent.hash
    assert kinds(f"minutes:{copies[0].pk}") == ["minutes.sent", "minutes.confirmed"]


def test_obligations_that_are_settled_are_recorded(world):
    owed = Obligation.objects.create(client=world.luna, what="Photos", wanted=2, by=world.marek)
    owed.receive(received=1, on=SOON, by=world.marek)
    owed.receive(received=2, on=SOON, by=world.marek)

    assert kinds() == ["obligation.settled"]
