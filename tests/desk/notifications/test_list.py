"""The bell and the list behind it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.clients.toast import undo_of
from vinculo.notifications.models import Kind, Notice
from vinculo.people.models import Person


def notice(person, number=1, **fields):
    given = {
        "kind": Kind.ASSIGNED, "subject": f"task:{number}", "key": f"task:{number}",
        "facts": {"by": "Marek Wilk", "what": f"Bake {number}", "project": 3},
        "at": timezone.now() - timedelta(minutes=number), **fields,
    }  # fmt: skip
    return Notice.objects.create(person=person, **given)


def test_it_lists_what_is_theirs_newest_first(world, signed_in):
    for number in (2, 1):
        notice(world.zofia, number)
    notice(world.iga, 3)

    body = signed_in(world.zofia).get("/notices/").content.decode()

    assert body.index("Bake 1") < body.index("Bake 2")
    assert "Bake 3" not in body
    assert 'href="/projects/3/plan/tasks/1/"' in body


def test_the_bell_counts_what_was_not_seen_on_every_page(world, signed_in):
    client = signed_in(world.zofia)
    assert 'aria-label="Notices"' in client.get("/clients/").content.decode()

    notice(world.zofia, 1)
    notice(world.zofia, 2, seen_at=timezone.now())

    assert 'aria-label="Notices, 1 new"' in client.get("/clients/").content.decode()


def test_a_page_asks_no_more_often_for_the_bell(world, signed_in, django_assert_num_queries):
    """What the frame shows of a person comes with one statement, however much there is of it."""
    from vinculo.desk.middleware import Desk

    for number in range(3):
        notice(world.marek, number)
        world.marek.pins.get_or_create(client=world.luna)
    person = Person.objects.get(pk=world.marek.pk)
    with django_assert_num_queries(1):
        desk = Desk(person)
        assert (desk.unseen, desk.today_count, desk.inbox_count, len(desk.pinned)) == (3, 0, 0, 1)


def test_a_client_in_the_bin_is_no_pin_and_no_news(world):
    from vinculo.desk.middleware import Desk

    world.marek.pins.create(client=world.luna)
    notice(world.marek, client=world.luna)
    world.luna.throw_away(by=world.rita, at=timezone.now())

    desk = Desk(world.marek)
    assert (desk.unseen, desk.pinned) == (0, [])


def test_one_is_seen_and_taken_back(world, signed_in):
    one, client = notice(world.zofia), signed_in(world.zofia)

    answer = client.post(f"/notices/{one.pk}/seen/", follow=True)

    one.refresh_from_db()
    assert one.seen_at is not None
    client.post(undo_of(answer))
    one.refresh_from_db()
    assert one.seen_at is None


def test_a_script_is_answered_without_a_page(world, signed_in):
    one = notice(world.zofia)

    answer = signed_in(world.zofia).post(f"/notices/{one.pk}/seen/", headers={"X-Requested-With": "fetch"})

    assert (answer.status_code, answer.content) == (204, b"")


def test_all_are_seen_but_those_of_others(world, signed_in):
    notice(world.zofia, 1), notice(world.zofia, 2), notice(world.iga, 3)

    signed_in(world.zofia).post("/notices/seen/")

    assert list(Notice.objects.unseen().values_list("person", flat=True)) == [world.iga.pk]


def test_nobody_sees_or_marks_what_is_somebody_elses(world, signed_in):
    one = notice(world.zofia)

    assert signed_in(world.rita).post(f"/notices/{one.pk}/seen/").status_code == 404
    assert signed_in(world.rita).post("/notices/987654/seen/").status_code == 404


def test_what_one_may_see_no_more_is_gone_from_the_list_and_the_count(world, signed_in):
    notice(world.zofia, client=world.otero)

    body = signed_in(world.zofia).get("/notices/").content.decode()

    assert "Bake" not in body
    assert 'aria-label="Notices"' in body


@pytest.mark.parametrize("path", ["/notices/", "/settings/notices/", "/settings/chat/"])
def test_strangers_are_sent_to_sign_in(client, db, world, path):
    assert client.get(path).headers["Location"].startswith("/account/sign-in/")


def test_as_many_questions_for_three_as_for_one(world, signed_in, django_assert_max_num_queries):
    client = signed_in(world.zofia)
    counts = []
    for number in range(3):
        notice(world.zofia, number, client=world.luna)
        if number != 1:
            with django_assert_max_num_queries(12) as asked:
                client.get("/notices/")
            counts.append(len(asked))

    assert counts[0] == counts[1]
