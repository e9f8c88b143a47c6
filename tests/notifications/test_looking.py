"""What is found without anybody telling: nudges that cannot wait, and what clients did in the portal."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.money.quotes import accepted, make_quote, spoken
from tests.notifications.make import NOON, ways
from vinculo.conversations.models import Interaction
from vinculo.feedback import consent
from vinculo.feedback.models import Reference
from vinculo.logbook.theirs import opinions, questions
from vinculo.logbook.theirs.them import Them
from vinculo.notifications.looking import look_at_nudges, look_at_record
from vinculo.notifications.models import Kind, Notice, ReadUpTo, Way
from vinculo.notifications.wording import worded
from vinculo.practices.models import Nudge
from vinculo.record.chain import SYSTEM, Actor
from vinculo.record.erasing import erase
from vinculo.record.models import Entry


def nudge(world, **fields):
    given = {
        "practice": "broken", "client": world.luna, "subject": "promise:1", "person": world.marek, "urgency": 1,
        "facts": {"client": "Café Luna", "promise": "The shop", "promised_on": "2026-03-10"},
        "raised_at": NOON, "changed_at": NOON, **fields,
    }  # fmt: skip
    return Nudge.objects.create(**given)


def test_what_cannot_wait_is_told_once_to_whoever_has_it(world):
    nudge(world)

    assert [look_at_nudges(NOON), look_at_nudges(NOON + timedelta(minutes=1))] == [1, 0]
    [notice] = Notice.objects.all()
    assert (notice.person, notice.kind, notice.client) == (world.marek, Kind.NOW, world.luna)


def test_what_can_wait_is_old_is_answered_or_is_nobodys_rings_at_nobody(world):
    nudge(world, subject="promise:2", urgency=2)
    nudge(world, subject="promise:3", changed_at=NOON - timedelta(days=2))
    nudge(world, subject="promise:4", state="done")
    nudge(world, subject="promise:5", person=None)
    ways(world.zofia, {Kind.NOW: Way.NEVER})
    nudge(world, subject="promise:6", person=world.zofia)

    assert look_at_nudges(NOON) == 0


def test_whoever_has_just_written_it_down_is_not_rung_up_about_it(world):
    talk = Interaction.objects.create(client=world.luna, at=NOON, channel="phone", by=world.marek)
    Interaction.objects.filter(pk=talk.pk).update(created_at=NOON - timedelta(minutes=1))
    nudge(world)

    look_at_nudges(NOON)

    [notice] = Notice.objects.all()
    assert notice.seen_at == NOON


@pytest.fixture
def ana(world):
    return Them(world.ana, world.luna.pk, Actor("them", f"contact:{world.ana.pk}", "Ana Prado", "code"), NOON)


def asked(world, ana, text="When do we open?"):
    return questions.ask(ana, text, owner=world.zofia, organization=world.organization, project=world.shop)


def test_what_a_client_asks_reaches_whoever_answers_to_it(world, ana):
    question = asked(world, ana)

    assert look_at_record(NOON) > 0
    assert look_at_record(NOON) == 0
    [notice] = Notice.objects.all()
    assert (notice.person, notice.subject) == (world.zofia, f"question:{question.pk}")
    [said] = worded([notice], NOON.date())
    assert said.sentence == "Ana Prado asked: “When do we open?”"
    assert said.address == f"/questions/{question.pk}/"


def test_without_anybody_of_their_own_it_reaches_whoever_has_the_client(world, ana):
    opinions.complain(ana, "Too salty", owner=None)

    look_at_record(NOON)

    assert [notice.person for notice in Notice.objects.all()] == [world.marek]


def test_nothing_is_left_out_however_long_nobody_looked(world, ana):
    for number in range(3):
        asked(world, ana, f"Question {number}")
        look_at_record(NOON) if number == 0 else None

    look_at_record(NOON + timedelta(days=3))

    assert Notice.objects.count() == 3


def test_an_old_installation_is_not_told_of_all_it_ever_did(world, ana):
    asked(world, ana)
    ReadUpTo.objects.all().delete()

    look_at_record(NOON + timedelta(days=400))

    assert Notice.objects.count() == 0


def test_what_was_erased_is_gone_from_the_notice_too(world, ana):
    """The notice points at the record and keeps no words of its own."""
    asked(world, ana)
    look_at_record(NOON)
    [notice] = Notice.objects.all()
    assert "Ana" not in str(notice.facts)

    erase(of=f"contact:{world.ana.pk}", ground="asked for", actor=SYSTEM, at=timezone.now())

    assert "Ana" not in worded([notice], NOON.date())[0].sentence


def test_the_words_cost_the_same_for_one_notice_and_for_three(world, ana, django_assert_num_queries):
    for number in range(3):
        asked(world, ana, f"Question {number}")
    look_at_record(NOON)
    notices = list(Notice.objects.all())
    assert Entry.objects.count() >= 3

    for some in (notices[:1], notices):
        with django_assert_num_queries(2), translation.override("en"):
            worded(some, NOON.date())


def test_what_they_say_to_a_quote_reaches_whoever_wrote_it(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    quote = spoken(make_quote(world, owner=world.zofia, at=NOON), world, at=NOON)
    accepted(quote, at=NOON)

    look_at_record(NOON)

    [notice] = Notice.objects.filter(kind=Kind.THEIRS)
    [said] = worded([notice], NOON.date())
    assert (notice.person, said.address) == (world.zofia, f"/quotes/{quote.pk}/")
    assert "accepted" in said.sentence and quote.number in said.sentence


def test_what_they_say_to_speaking_for_us_reaches_whoever_asked(world, ana):
    reference = Reference.objects.create(client=world.luna, contact=world.ana, asked_by=world.zofia, asked_at=NOON)
    consent.decline(reference, how="portal", by=None, actor=ana.actor, at=NOON)

    look_at_record(NOON)

    [notice] = Notice.objects.all()
    [said] = worded([notice], NOON.date())
    assert (notice.person, said.address) == (world.zofia, f"/references/{reference.pk}/")
