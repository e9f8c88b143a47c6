"""Decisions: listed, confirmed in writing once, and found from the talk they were made in."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.world import make_project
from vinculo.conversations.models import Decision, Interaction
from vinculo.logbook import confirming, letters


def decided(world, **fields):
    talk = Interaction.objects.create(
        client=world.luna, project=world.shop, at=timezone.now(), channel="phone", by=world.marek
    )
    talk.contacts.add(world.ana)
    given = {"client": world.luna, "project": world.shop, "text": "Blue it is", "interaction": talk, **fields}
    return Decision.objects.create(at=timezone.now(), by=world.marek, **given)


def last_toast(client):
    return list(client.get("/promises/").context["messages"])[-1]


def test_the_draft_repeats_what_was_decided(world, signed_in):
    page = signed_in(world.marek).get(f"/decisions/{decided(world).pk}/confirm/")

    assert (page.context["contact"], page.context["form"].initial["how"]) == (world.ana, "send")
    assert page.context["draft"].text.split("\n\n")[2] == "Blue it is"


def test_a_letter_confirms_it(world, signed_in):
    decision = decided(world)

    signed_in(world.marek).post(
        f"/decisions/{decision.pk}/confirm/", {"how": "send", "subject": "What we decided", "text": "Blue it is"}
    )

    decision.refresh_from_db()
    letters.send(decision.confirmed_in_id)
    assert (decision.confirmed_at is not None, decision.confirmed_in.channel) == (True, "email")
    assert [(one.to, one.subject) for one in mail.outbox] == [([world.ana.email], "What we decided")]


def test_what_was_written_outside_counts_too_and_can_be_taken_back(world, signed_in):
    decision, client = decided(world), signed_in(world.marek)

    client.post(f"/decisions/{decision.pk}/confirm/", {"how": "chat", "text": "Blue it is"})
    decision.refresh_from_db()
    confirmed = decision.confirmed_in.channel
    client.post(last_toast(client).extra_tags)

    decision.refresh_from_db()
    assert (confirmed, decision.confirmed_at, mail.outbox) == ("chat", None, [])


@pytest.mark.parametrize(
    ("said", "field"),
    [({"how": "phone"}, "how"), ({"how": "send", "subject": ""}, "subject"), ({"how": "chat", "text": ""}, "text")],
)
def test_it_says_what_is_wrong(world, signed_in, said, field):
    given = {"subject": "Blue", "text": "Blue it is", **said}

    page = signed_in(world.marek).post(f"/decisions/{decided(world).pk}/confirm/", given)

    assert (list(page.context["form"].errors), Decision.objects.get().confirmed_at) == ([field], None)


def test_who_comes_second_is_told_and_writes_nothing(world, signed_in):
    decision, client = decided(world), signed_in(world.zofia)
    said = {"contact": world.ana, "text": "Blue", "channel": "chat", "at": timezone.now()}
    confirming.confirm(decision, by=world.marek, **said)

    client.post(f"/decisions/{decision.pk}/confirm/", {"how": "chat", "text": "Blue"})
    with pytest.raises(confirming.AlreadyConfirmed):
        confirming.confirm(Decision.objects.get(), by=world.zofia, **said)

    assert str(last_toast(client)) == "They have it in writing already."
    assert Interaction.objects.filter(channel="chat").count() == 1


@pytest.mark.parametrize(
    ("query", "texts"),
    [("", {"Open"}), ("which=confirmed", {"Done"}), ("which=all", {"Open", "Done"}), ("which=bogus&client=x", {"Open"}),
     ("which=all&client=0", set())],
)  # fmt: skip
def test_the_list_shows_which(world, signed_in, query, texts):
    decided(world, text="Open")
    decided(world, text="Done", confirmed_at=timezone.now())

    page = signed_in(world.marek).get(f"/decisions/?{query}")

    assert {one.text for one in page.context["page"]} == texts


def test_the_talk_leads_to_it(world, signed_in):
    decision = decided(world)

    page = signed_in(world.marek).get(decision.interaction.get_absolute_url())

    assert f'href="{decision.get_absolute_url()}"' in page.content.decode()


@pytest.mark.parametrize("page", ["", "confirm/"])
def test_closed_to_strangers_and_to_others(world, signed_in, client, page):
    address = f"/decisions/{decided(world).pk}/{page}"
    elsewhere = decided(world, project=make_project(world.luna, "Rebranding"))

    assert client.get(address).url.startswith("/account/")
    answers = [signed_in(person).get(address).status_code for person in (world.zofia, world.iga, world.teo)]
    assert answers == [200, 404, 403 if page else 200]
    assert signed_in(world.teo).get(elsewhere.get_absolute_url()).status_code == 404


def test_strangers_sign_in_before_the_list(world, client):
    assert client.get("/decisions/").url.startswith("/account/")


def test_the_list_asks_as_often_for_three_as_for_one(world, signed_in, django_assert_num_queries):
    client = signed_in(world.marek)
    decided(world)
    client.get("/decisions/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/decisions/")
    decided(world)
    decided(world)

    with django_assert_num_queries(len(for_one)):
        client.get("/decisions/")
    assert len(for_one) <= 12
