"""The morning mail: whose, when, once, and what it says."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail

from tests.notifications.make import NOON, ways
from tests.world import make_contact, make_person
from vinculo.conversations.models import Question
from vinculo.notifications import digests
from vinculo.notifications.models import Digest, Kind, Rhythm, Way
from vinculo.notifications.telling import News, tell
from vinculo.people.middleware import zone_of
from vinculo.practices.models import Nudge


@pytest.fixture
def something_to_say(world):
    return talk_about(world, world.ana)


def talk_about(world, contact, subject="promise:1", **fields):
    given = {
        "practice": "broken", "client": world.luna, "subject": subject, "person": world.marek, "urgency": 1,
        "contact": contact, "channel": "phone", "raised_at": NOON, "changed_at": NOON,
        "facts": {"client": "Café Luna", "promise": "The shop", "promised_on": "2026-03-10", "to": "Ana"}, **fields,
    }  # fmt: skip
    return Nudge.objects.create(**given)


def morning(clock, at):
    """A minute of the timetable, and the jobs that it asked for."""
    clock.move_to(at)
    organization = digests.Organization.current()
    for one, on in digests.due_on(list(digests.Person.objects.active()), at, organization):
        digests.send_one(one.person.pk, on.isoformat())


def madrid(text):
    return datetime.fromisoformat(text).replace(tzinfo=zone_of("Europe/Madrid"))


def test_it_goes_at_their_hour_once_a_day(world, something_to_say):
    Rhythm.objects.create(person=world.marek, digest_at=time(7, 30))
    with time_machine.travel(NOON, tick=False) as clock:
        for at in ("07:29", "07:30", "07:31", "09:00"):
            morning(clock, madrid(f"2026-03-12T{at}"))
            assert len(mail.outbox) == (at > "07:29")
        morning(clock, madrid("2026-03-13T08:00"))

    assert [letter.to for letter in mail.outbox] == [[world.marek.email]] * 2
    assert Digest.objects.filter(person=world.marek, lines__gt=0).count() == 2


def test_somebody_elsewhere_has_it_at_their_hour(world, something_to_say):
    world.marek.time_zone = "America/New_York"
    world.marek.save()
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))
        assert mail.outbox == []
        morning(clock, madrid("2026-03-12T13:00"))  # four hours between them, in those weeks, and one more

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("on", ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"])
def test_the_clock_changes_and_the_hour_stays(world, something_to_say, on):
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid(f"{on}T07:59"))
        assert mail.outbox == []
        morning(clock, madrid(f"{on}T08:00"))

    assert len(mail.outbox) == 1


def test_nobody_was_there_at_that_minute_so_it_goes_later_the_same_day(world, something_to_say):
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T14:10"))
        assert len(mail.outbox) == 1
        morning(clock, madrid("2026-03-13T21:00"))  # that is no morning any more

    assert len(mail.outbox) == 1


def test_a_job_that_comes_on_the_next_day_says_nothing_of_yesterday(world, something_to_say):
    with time_machine.travel(madrid("2026-03-13T00:05"), tick=False):
        digests.send_one(world.marek.pk, "2026-03-12")

    assert mail.outbox == []


def test_two_workers_send_one(world, something_to_say):
    """The row is taken before anything is sent."""
    with time_machine.travel(madrid("2026-03-12T08:00"), tick=False):
        Digest.objects.create(person=world.marek, on="2026-03-12", taken_at=madrid("2026-03-12T08:00"))
        digests.send_one(world.marek.pk, "2026-03-12")

    assert mail.outbox == []


def test_control_without_the_row_there_are_two(world, something_to_say):
    with time_machine.travel(madrid("2026-03-12T08:00"), tick=False):
        for _time in range(2):
            digests.send_one(world.marek.pk, "2026-03-12")
            Digest.objects.all().delete()

    assert len(mail.outbox) == 2


def test_a_worker_that_died_with_it_in_hand_leaves_it_to_the_next(world, something_to_say, settings):
    settings.EMAIL_BACKEND, usual = "tests.people.no_mail.NoMail", settings.EMAIL_BACKEND
    with time_machine.travel(madrid("2026-03-12T08:00"), tick=False) as clock:
        with pytest.raises(OSError):
            digests.send_one(world.marek.pk, "2026-03-12")
        settings.EMAIL_BACKEND = usual
        clock.move_to(madrid("2026-03-12T08:11"))
        digests.send_one(world.marek.pk, "2026-03-12")

    assert len(mail.outbox) == 1


def test_who_has_nothing_to_hear_gets_no_mail(world):
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))

    assert mail.outbox == []
    assert set(Digest.objects.values_list("lines", flat=True)) == {0}


@pytest.mark.parametrize("on, sent", [("2026-03-14", 0), ("2026-03-19", 0), ("2026-03-16", 1)])
def test_not_on_free_days(world, something_to_say, on, sent):
    """A Saturday; a holiday of the house; a Monday."""
    world.organization.holidays.create(on=date(2026, 3, 19), name="San José")
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid(f"{on}T08:00"))

    assert len(mail.outbox) == sent


def test_whoever_does_not_want_it_does_not_get_it(world, something_to_say):
    ways(world.marek, {Kind.DIGEST: Way.NEVER})
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))

    assert mail.outbox == []


def test_it_says_whom_to_talk_to_about_what_how_and_why(world, something_to_say):
    Question.objects.create(client=world.luna, contact=world.ana, text="How much?", asked_at=NOON, owner=world.marek)
    tell(
        News(Kind.ASSIGNED, "task:5", facts={"by": "Rita Solano", "what": "Bake <b>", "project": world.shop.pk}),
        to=[world.marek], by=world.rita, at=NOON,
    )  # fmt: skip
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))

    [letter] = mail.outbox
    text, html = letter.body, letter.alternatives[0][0]
    assert letter.subject == "Thursday 12 March: 1 person to talk with"
    for body in (text, html):
        for said in (
            "Good morning, Marek.", "Café Luna", "Phone · +34 600 000 000 · suits them from", "How much?",
            f"http://localhost:8000/nudges/{something_to_say.pk}/", "Rita Solano gave you a task",
            "http://localhost:8000/settings/notices/",
        ):  # fmt: skip
            assert said in body, said
    assert "Bake <b>" in text
    assert "Bake &lt;b&gt;" in html


def test_people_are_counted_not_things_to_say(world, something_to_say):
    talk_about(world, world.ana, "promise:2")
    talk_about(world, make_contact("Eva Sol", world.luna), "promise:3")
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))

    assert mail.outbox[0].subject == "Thursday 12 March: 2 people to talk with"


def test_it_is_in_the_language_of_the_reader(world, something_to_say):
    world.marek.language = "es"
    world.marek.save()
    with time_machine.travel(NOON, tick=False) as clock:
        morning(clock, madrid("2026-03-12T08:00"))

    [letter] = mail.outbox
    assert "jueves, 12 de marzo" in letter.subject
    assert '<html lang="es">' in letter.alternatives[0][0]


def test_it_costs_the_same_for_one_talk_and_for_three(world, something_to_say, django_assert_num_queries):
    counts = []
    for more in (0, 2):
        for number in range(more):
            talk_about(world, make_contact(f"Eva {number}", world.luna), f"promise:{number + 7}")
        with time_machine.travel(NOON, tick=False), django_assert_num_queries(11) as asked:
            digests.morning_of(world.marek, NOON)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_whose_hour_has_come_is_asked_with_a_fixed_number_of_questions(world, django_assert_num_queries):
    for number in range(3):
        make_person(f"Ina{number} Rot")
    people, organization = list(digests.Person.objects.active()), digests.Organization.current()
    with django_assert_num_queries(2):
        digests.due_on(people, NOON + timedelta(days=1), organization)
