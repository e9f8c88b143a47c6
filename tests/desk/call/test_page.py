"""Call mode: one screen before, two taps after."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.desk.clients.toast import undo_of
from tests.world import make_client
from vinculo.agreements.models import Promise
from vinculo.clients.models import ContactPoint, ContactRole, PersonalNote
from vinculo.conversations.models import BadNews, Interaction, Question
from vinculo.practices.models import Nudge
from vinculo.practices.reading import read

MORNING = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)  # a Wednesday, 10:30 in Madrid


@pytest.fixture
def page(world, signed_in):
    def ask(person=None, contact=None, query=""):
        answer = signed_in(person or world.marek).get(f"/call/{(contact or world.ana).pk}/{query}")
        return answer.content.decode() if answer.status_code == 200 else answer.status_code

    with time_machine.travel(MORNING, tick=False):
        yield ask


def test_whom_to_call_at_which_number_and_whether_now(world, page):
    ContactPoint.objects.create(contact=world.ana, kind="phone", value="+34 611 11", normal="+3461111", label="Shop")

    body = page()

    assert '<h1 class="title">Ana Prado</h1>' in body
    assert body.index('href="tel:+34600000000"') < body.index('href="tel:+3461111"')
    assert "<b>10:30</b>" in body
    assert "A good moment" in body


@pytest.mark.parametrize(
    "zone, there, said",
    [
        ("America/New_York", "5:30", "Not a good moment"),
        ("Asia/Tokyo", "18:30", "Not a good moment"),
        ("Atlantic/Canary", "9:30", "A good moment"),
    ],
)
def test_it_is_another_hour_there(world, page, zone, there, said):
    world.ana.time_zone = zone
    world.ana.save()

    body = page()

    assert f"<b>{there}</b>" in body
    assert said in body


def test_hours_nobody_asked_for_are_not_made_up(world, page):
    world.ana.hours = {}
    world.ana.save()

    assert "Nobody asked when it suits them" in page()


def test_bad_news_comes_first_and_nothing_is_said_twice(world, page):
    about = {"client": world.luna, "contact": world.ana}
    Promise.objects.create(
        client=world.luna, text="The menu", made_at=MORNING, promised_on="2026-03-20", owner=world.marek, by=world.marek
    )
    asked = Question.objects.create(**about, text="How much?", asked_at=MORNING, due_at=MORNING + timedelta(hours=9))
    Question.objects.create(**about, text="Which oven?", asked_at=MORNING, asked_by_us=True)
    BadNews.objects.create(**about, what="The oven broke", way_out="Another oven", known_at=MORNING, by=world.marek)
    Nudge.objects.create(
        practice="answer", client=world.luna, subject=f"question:{asked.pk}", contact=world.ana, person=world.marek,
        facts={"to": "Ana", "question": "How much?", "due_at": "2026-03-11T18:30:00+00:00"}, urgency=1,
        raised_at=MORNING, changed_at=MORNING,
    )  # fmt: skip

    body = page()
    said = body[body.index('id="say"') : body.index('id="last"')]

    places = [said.index(text) for text in ("The oven broke", "How much?", "The menu", "Which oven?")]
    assert places == sorted(places)
    assert "Another oven" in said
    assert said.count("How much?") == 1


def test_personal_notes_are_for_those_they_are_for(world, page):
    PersonalNote.objects.create(contact=world.ana, text="Sails", by=world.rita, audience="team")
    PersonalNote.objects.create(contact=world.ana, text="Her divorce", by=world.rita, audience="me")
    PersonalNote.objects.create(contact=world.ana, text="The price", by=world.rita, audience="leads")

    def read_by(person):
        body = page(person)
        return [text in body for text in ("Sails", "The price", "Her divorce")]

    assert read_by(world.rita) == [True, True, True]
    assert read_by(world.marek) == [True, True, False]
    assert read_by(world.zofia) == [True, False, False]
    assert read_by(world.teo) == [False, False, False]


def test_the_last_words_are_those_with_them(world, page):
    for number in range(5):
        talk = Interaction.objects.create(
            client=world.luna, at=MORNING - timedelta(days=number), channel="phone", summary=f"Word {number}."
        )
        talk.contacts.add(world.ana)
    Interaction.objects.create(client=world.luna, at=MORNING, channel="phone", summary="Somebody else's.")

    body = page()

    assert [f"Word {number}." in body for number in range(5)] == [True, True, True, False, False]
    assert "Somebody else's." not in body


def test_somebody_at_two_clients_is_called_for_one_of_them(world, page):
    sister, _contact = make_client("Luna's sister", owner=world.marek)
    ContactRole.objects.create(client=sister, contact=world.ana, title="Partner")

    assert f'href="/call/{world.ana.pk}/?client={sister.pk}"' in page()
    assert f'href="/log/new/?client={sister.pk}&amp;contact={world.ana.pk}' in page(query=f"?client={sister.pk}")
    assert f"client={world.luna.pk}" in page(query="?client=987654")


def test_whoever_does_not_see_them_cannot_call_them(world, page, client):
    assert page(world.iga) == 404
    assert client.get(f"/call/{world.ana.pk}/").status_code == 302
    world.ana.throw_away(by=world.rita, at=timezone.now())
    assert page() == 404


def test_a_client_without_a_number_says_so(world, page):
    world.ana.phone = ""
    world.ana.save()

    assert "No number of theirs is known." in page()


def test_no_answer_is_noted_with_one_tap_counts_as_no_contact_and_can_be_taken_back(world, signed_in):
    client = signed_in(world.zofia)

    answer = client.post(f"/call/{world.ana.pk}/no-answer/", {"client": world.luna.pk}, follow=True)

    [talk] = Interaction.objects.all()
    assert (talk.client, talk.channel, talk.by) == (world.luna, "phone", world.zofia)
    assert list(talk.contacts.all()) == [world.ana]
    [relationship] = read([world.luna.pk], timezone.localdate())
    assert relationship.exchanges == ()

    client.post(undo_of(answer))
    assert Interaction.objects.count() == 0


def test_a_message_left_is_a_word_from_us(world, signed_in):
    signed_in(world.zofia).post(f"/call/{world.ana.pk}/left-word/", {"client": world.luna.pk})

    [relationship] = read([world.luna.pk], timezone.localdate())
    assert [exchange.direction for exchange in relationship.exchanges] == ["out"]


def test_nobody_writes_about_a_client_they_do_not_see(world, signed_in):
    for verb in ("no-answer", "left-word"):
        assert signed_in(world.iga).post(f"/call/{world.ana.pk}/{verb}/").status_code == 404
    ContactRole.objects.create(client=world.otero, contact=world.ana)
    signed_in(world.zofia).post(f"/call/{world.ana.pk}/no-answer/", {"client": world.otero.pk})

    assert list(Interaction.objects.values_list("client", flat=True)) == [world.luna.pk]


def test_who_was_reached_is_written_down_in_the_quick_log_filled_in(world, page, signed_in):
    nudge = Nudge.objects.create(
        practice="voice", client=world.luna, subject="client:1", contact=world.ana, person=world.marek, facts={},
        urgency=3, channel="phone", raised_at=MORNING, changed_at=MORNING,
    )  # fmt: skip

    body = page(query=f"?nudge={nudge.pk}")

    address = f"/log/new/?client={world.luna.pk}&amp;contact={world.ana.pk}&amp;channel=phone&amp;nudge={nudge.pk}"
    assert f'href="{address}"' in body
    form = signed_in(world.marek).get(address.replace("&amp;", "&")).content.decode()
    assert f'value="{world.luna.pk}-{world.ana.pk}"' in form


def test_a_talk_does_not_settle_what_has_a_page_of_its_own(world, page):
    """Bad news is told on its own page: a call that is logged must not take the nudge for done."""
    nudge = Nudge.objects.create(
        practice="bad_news", client=world.luna, subject="news:1", contact=world.ana, person=world.marek, facts={},
        urgency=1, channel="phone", raised_at=MORNING, changed_at=MORNING,
    )  # fmt: skip

    body = page(query=f"?nudge={nudge.pk}")

    assert f'href="/nudges/{nudge.pk}/"' in body
    assert f"&amp;channel=phone&amp;nudge={nudge.pk}" not in body


def test_it_is_linked_from_the_card_from_today_and_from_the_client(world, signed_in):
    Nudge.objects.create(
        practice="voice", client=world.luna, subject="client:1", contact=world.ana, person=world.marek, facts={},
        urgency=3, channel="phone", raised_at=timezone.now(), changed_at=timezone.now(),
    )  # fmt: skip
    client = signed_in(world.marek)
    for path in ("/", f"/contacts/{world.ana.pk}/", f"/clients/{world.luna.pk}/"):
        assert f'href="/call/{world.ana.pk}/' in client.get(path).content.decode(), path


def test_as_many_questions_for_three_as_for_one(world, signed_in, django_assert_max_num_queries):
    client, counts = signed_in(world.zofia), []
    client.get(f"/call/{world.ana.pk}/")  # the first page of a process asks what its database can do
    for number in range(3):
        about = {"client": world.luna, "contact": world.ana}
        Question.objects.create(**about, text=f"How much {number}?", asked_at=timezone.now())
        BadNews.objects.create(**about, what=f"Broken {number}", known_at=timezone.now())
        PersonalNote.objects.create(contact=world.ana, text=f"Sails {number}", by=world.rita)
        Interaction.objects.create(client=world.luna, at=timezone.now(), channel="phone").contacts.add(world.ana)
        if number != 1:
            with django_assert_max_num_queries(12) as asked:
                client.get(f"/call/{world.ana.pk}/")
            counts.append(len(asked))

    assert counts[0] == counts[1]
