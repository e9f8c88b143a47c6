"""The handover sheet: filled in, taken on or questioned, and no promise left behind."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinculo.agreements.models import Promise
from vinculo.clients.models import HandoverSheet
from vinculo.conversations.models import Interaction


def base(world):
    return f"/clients/{world.luna.pk}/handover/"


def sheet(world, **fields):
    given = {
        "promises": "A guide\n- Two rounds of changes", "working_style": "Short", "preferred_channel": "phone",
        "hours": "Mornings", "manager": world.marek, "by": world.zofia, **fields,
    }  # fmt: skip
    return HandoverSheet.objects.create(client=world.luna, **given)


def test_it_is_filled_in_by_whoever_won_them(world, signed_in):
    said = {"promises": "A guide", "hours": "Mornings", "won_on": "2026-03-01", "manager": world.marek.pk}

    signed_in(world.zofia).post(f"{base(world)}edit/", said)

    known = HandoverSheet.objects.get()
    assert (known.promises, known.won_on, known.manager, known.by) == (
        "A guide", date(2026, 3, 1), world.marek, world.zofia
    )  # fmt: skip
    assert known.missing == ["working_style", "preferred_channel"]


def test_it_begins_with_what_is_known(world, signed_in):
    page = signed_in(world.zofia).get(f"{base(world)}edit/")

    assert page.context["form"].initial["preferred_channel"] == "phone"
    assert HandoverSheet.objects.count() == 0


def test_the_manager_takes_it_on_and_can_take_that_back(world, signed_in):
    known, client = sheet(world), signed_in(world.marek)

    client.post(f"{base(world)}accept/")
    accepted, note = HandoverSheet.objects.get(), Interaction.objects.get()
    client.post(list(client.get(base(world)).context["messages"])[-1].extra_tags)

    known.refresh_from_db()
    assert (accepted.accepted_by, note.direction, note.summary) == (
        world.marek, "internal", "Handover sheet accepted."
    )  # fmt: skip
    assert (known.accepted_at, Interaction.objects.count()) == (None, 0)


def test_one_that_lacks_something_is_not_taken_on(world, signed_in):
    sheet(world, hours="")

    page = signed_in(world.marek).post(f"{base(world)}accept/", follow=True)

    assert HandoverSheet.objects.get().accepted_at is None
    assert [str(said) for said in page.context["messages"]] == ["It does not say yet: when they can be reached."]


def test_it_is_for_the_one_it_names(world, signed_in):
    sheet(world)

    assert signed_in(world.zofia).post(f"{base(world)}accept/").status_code == 404
    assert signed_in(world.rita).post(f"{base(world)}accept/").status_code == 302
    assert HandoverSheet.objects.get().accepted_by == world.rita


def test_the_manager_asks_first(world, signed_in):
    sheet(world)

    signed_in(world.marek).post(f"{base(world)}ask/", {"question": "Which guide?"})

    assert HandoverSheet.objects.get().question == "Which guide?"
    assert Interaction.objects.get().summary == "Question about the handover: Which guide?"


def test_what_changes_later_is_taken_on_anew(world, signed_in):
    known, client = sheet(world), signed_in(world.marek)
    client.post(f"{base(world)}accept/")

    client.post(
        f"{base(world)}edit/",
        {
            "promises": "A guide\nA party", "working_style": "Short", "preferred_channel": "phone",
            "hours": "Mornings", "manager": world.marek.pk,
        },
    )  # fmt: skip

    known.refresh_from_db()
    assert known.accepted_at is None


def test_a_promise_is_taken_over_by_somebody_once(world, signed_in):
    sheet(world)
    client, address = signed_in(world.marek), f"{base(world)}promises/1/"

    client.post(address, {"owner": world.zofia.pk, "promised_on": "2027-02-04"})
    again = client.post(address, {"owner": world.zofia.pk})

    promise = Promise.objects.get()
    assert (promise.text, promise.owner, promise.promised_on) == (
        "Two rounds of changes", world.zofia, date(2027, 2, 4)
    )  # fmt: skip
    assert promise.internal_on == date(2027, 2, 2)
    assert again.url == promise.get_absolute_url()
    assert [bool(word.taken) for word in client.get(base(world)).context["words"]] == [False, True]


@pytest.mark.parametrize(
    ("address", "said", "field"),
    [
        ("edit/", {"won_on": "31 nov"}, "won_on"),
        ("ask/", {"question": ""}, "question"),
        ("promises/0/", {"owner": ""}, "owner"),
        ("promises/0/", {"promised_on": "2027-02-04", "internal_on": "2027-02-05"}, "internal_on"),
    ],
)
def test_it_says_what_is_wrong(world, signed_in, address, said, field):
    sheet(world)

    page = signed_in(world.marek).post(f"{base(world)}{address}", {"owner": world.marek.pk, **said})

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])


@pytest.mark.parametrize("page", ["", "edit/", "ask/", "promises/0/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    sheet(world)
    address = f"{base(world)}{page}"

    assert client.get(address).url.startswith("/account/")
    assert [signed_in(one).get(address).status_code for one in (world.zofia, world.iga, world.teo)] == [200, 404, 403]


def test_a_promise_that_is_not_on_it(world, signed_in):
    sheet(world)

    assert signed_in(world.marek).get(f"{base(world)}promises/7/").status_code == 404


def test_the_number_of_queries_does_not_grow(world, signed_in):
    known, client = sheet(world, promises="One"), signed_in(world.marek)
    client.get(base(world))
    with CaptureQueriesContext(connection) as few:
        client.get(base(world))
    HandoverSheet.objects.filter(pk=known.pk).update(promises="One\nTwo\nThree")
    with CaptureQueriesContext(connection) as many:
        client.get(base(world))

    assert len(few) == len(many) <= 12
