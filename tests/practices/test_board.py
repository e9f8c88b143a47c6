"""What Today shows, and to whom."""

from datetime import timedelta

import pytest

from tests.world import NOW, TODAY, make_client
from vinculo.agreements.models import Promise
from vinculo.clients.models import Contact
from vinculo.conversations.models import Interaction, Question
from vinculo.people.models import Organization
from vinculo.practices.models import Nudge, Standing, State
from vinculo.practices.today.board import board


def make_nudge(client, person, contact=None, *, urgency=2, practice="due", subject="promise:1", **fields):
    return Nudge.objects.create(
        client=client, person=person, contact=contact, practice=practice, subject=subject, urgency=urgency,
        facts={"client": client.name, "contact": "Ana", "what": "Menu", "promised_on": TODAY.isoformat()},
        raised_at=NOW, changed_at=NOW, **fields,
    )  # fmt: skip


def subjects(found):
    talks = [found.focus, *(talk for group in found.groups for talk in group.conversations)] if found.focus else []
    return [talk.nudge.subject for talk in talks]


def test_is_empty_when_nobody_needs_anything(world):
    found = board(world.marek, at=NOW)

    assert (found.focus, found.groups, found.total) == (None, [], 0)


def test_the_most_urgent_stands_open(world):
    make_nudge(world.luna, world.marek, urgency=3, subject="promise:1")
    make_nudge(world.luna, world.marek, urgency=1, subject="promise:2")

    found = board(world.marek, at=NOW)

    assert found.focus.nudge.subject == "promise:2"
    assert [group.urgency for group in found.groups] == [3]


def test_things_about_one_contact_are_one_conversation(world):
    make_nudge(world.luna, world.marek, world.ana, urgency=2, subject="promise:1")
    make_nudge(world.luna, world.marek, world.ana, urgency=3, subject="promise:2")

    found = board(world.marek, at=NOW)

    assert subjects(found) == ["promise:1"]
    assert [also.nudge.subject for also in found.focus.also] == ["promise:2"]
    assert found.people_to_talk_to == 1


def test_what_must_be_said_now_is_never_put_under_something_else(world):
    make_nudge(world.luna, world.marek, world.ana, urgency=1, subject="promise:1")
    make_nudge(world.luna, world.marek, world.ana, urgency=1, subject="promise:2")

    assert subjects(board(world.marek, at=NOW)) == ["promise:1", "promise:2"]


def test_at_most_seven_are_shown_and_the_rest_is_counted(world):
    for number in range(9):
        make_nudge(world.luna, world.marek, subject=f"promise:{number}")

    found = board(world.marek, at=NOW)

    assert (found.shown, found.more, found.total) == (7, 2, 9)
    assert board(world.marek, at=NOW, everything=True).more == 0


def test_a_snoozed_one_waits_until_its_hour(world):
    make_nudge(world.luna, world.marek, state=State.SNOOZED, snoozed_until=NOW + timedelta(hours=2))

    assert board(world.marek, at=NOW).focus is None
    assert board(world.marek, at=NOW).snoozed == 1
    assert board(world.marek, at=NOW + timedelta(hours=2)).focus is not None


@pytest.mark.parametrize("state", [State.DONE, State.DISMISSED, State.CLEARED])
def test_what_was_answered_is_gone(world, state):
    make_nudge(world.luna, world.marek, state=state)

    assert board(world.marek, at=NOW).total == 0


def test_everyones_shows_only_what_one_may_see(world):
    make_nudge(world.luna, world.marek, subject="promise:1")
    make_nudge(world.otero, world.iga, subject="promise:2")

    assert sorted(subjects(board(world.rita, at=NOW, scope="all"))) == ["promise:1", "promise:2"]
    assert subjects(board(world.zofia, at=NOW, scope="all")) == ["promise:1"]
    assert subjects(board(world.iga, at=NOW, scope="all")) == ["promise:2"]
    assert subjects(board(world.teo, at=NOW, scope="all")) == []


def test_my_teams_are_those_of_the_teams_clients(world):
    make_nudge(world.luna, world.marek, subject="promise:1")
    make_nudge(world.otero, world.iga, subject="promise:2")

    assert subjects(board(world.zofia, at=NOW, scope="team")) == ["promise:1"]


def test_a_client_in_the_bin_says_nothing(world):
    make_nudge(world.luna, world.marek)
    world.luna.throw_away(by=world.marek, at=NOW)

    assert board(world.marek, at=NOW).total == 0


def test_beside_it_stand_promises_questions_and_the_calm(world):
    Promise.objects.create(client=world.luna, text="Menu", owner=world.marek, made_at=NOW, promised_on=TODAY)
    Question.objects.create(client=world.luna, text="When?", owner=world.marek, asked_at=NOW, due_at=NOW)
    Standing.objects.create(client=world.luna, checked_at=NOW, open_nudges=0)

    found = board(world.marek, at=NOW)

    assert [promise.text for promise in found.promises] == ["Menu"]
    assert [question.text for question in found.questions] == ["When?"]
    assert [client.name for client in found.calm] == ["Café Luna"]


def test_knows_whether_the_contact_can_be_reached(world):
    make_nudge(world.luna, world.marek, world.ana)

    assert board(world.marek, at=NOW).focus.open_now.yes
    assert not board(world.marek, at=NOW.replace(hour=4)).focus.open_now.yes


def test_a_contact_whose_hours_cannot_be_read_is_no_trouble(world):
    Contact.objects.filter(pk=world.ana.pk).update(hours={"mon": "always"}, time_zone="Mars/Base")
    make_nudge(world.luna, world.marek, world.ana)

    assert board(world.marek, at=NOW).focus.open_now is None


def test_as_many_queries_for_three_as_for_one(world, django_assert_num_queries):
    make_nudge(world.luna, world.marek, world.ana, subject="promise:1")
    assert world.organization.own_days == {}  # read once, with the organization
    with django_assert_num_queries(8):
        board(world.marek, at=NOW, organization=world.organization)
    for number in (2, 3):
        client, contact = make_client(f"Client {number}", owner=world.marek)
        make_nudge(client, world.marek, contact, subject=f"promise:{number}")
    with django_assert_num_queries(8):
        board(world.marek, at=NOW, organization=world.organization)


def test_the_house_and_each_person_say_how_much_is_shown(world):
    for number in range(6):
        make_nudge(world.luna, world.marek, subject=f"promise:{number}")
    Organization.objects.update(talks_a_day=4)
    house = Organization.objects.get()

    assert (board(world.marek, at=NOW).shown, board(world.marek, at=NOW).more) == (4, 2)
    world.marek.talks_a_day = 2
    assert (board(world.marek, at=NOW, organization=house).shown, board(world.marek, at=NOW).more) == (2, 4)


def test_who_heard_enough_this_week_waits_but_is_counted(world):
    make_nudge(world.luna, world.marek, world.ana, practice="keep_warm", urgency=4)
    assert board(world.marek, at=NOW).shown == 1
    for days in (1, 2, 3):
        talk = Interaction.objects.create(
            client=world.luna, at=NOW - timedelta(days=days), channel="phone", direction="out"
        )
        talk.contacts.add(world.ana)

    found = board(world.marek, at=NOW)
    everything = board(world.marek, at=NOW, everything=True)

    assert (found.shown, found.held_back, found.more, found.total) == (0, 1, 1, 1)
    assert (everything.shown, everything.more) == (1, 0)
