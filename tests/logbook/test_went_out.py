"""Invitations stand in the logbook of the client, open no door there, and count as no word of ours."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.meetings.test_invitations import planned
from tests.world import NOW, World, make_contact
from vinculo.access.models import Access
from vinculo.conversations.models import Interaction, Thread
from vinculo.logbook.went_out import went_out
from vinculo.meetings.invitations import post
from vinculo.practices.reading import read

SECRET = "https://meet.example/abc-secret"


def lines() -> list[tuple[str, list[str]]]:
    told = Interaction.objects.filter(channel="note").order_by("at", "pk")
    return [(line.summary, sorted(line.contacts.values_list("name", flat=True))) for line in told]


def test_a_letter_is_one_line_with_all_who_got_it(world: World) -> None:
    bea = make_contact("Bea Sol", world.luna)
    for contact in (world.ana, bea, world.ana):
        went_out("tea:1", "Tea", client=world.luna, project=world.shop, to=contact, by=world.marek, at=NOW)
    went_out("tea:2", "Tea again", client=world.luna, project=None, to=bea, by=None, at=NOW)

    assert lines() == [("Tea", ["Ana Prado", "Bea Sol"]), ("Tea again", ["Bea Sol"])]


def test_an_invitation_that_left_is_in_the_logbook_without_what_opens_doors(world: World, signed_in: Any) -> None:
    meeting, guest = planned(world, link=SECRET, note=f"The code is 4711, {SECRET}")
    ours = meeting.guests.get(person=world.zofia)

    for one in (guest, guest, ours):
        post(one.pk, 0, "REQUEST")

    ((text, names),) = lines()
    assert (text.endswith("10:00"), meeting.title in text, names) == (True, True, ["Ana Prado"])
    assert ["secret" in text, "4711" in text, "http" in text] == [False] * 3
    page = signed_in(world.marek).get(f"/clients/{world.luna.pk}/conversations/").content.decode()
    assert "note to Ana Prado" in page


def test_it_answers_nobody_and_stands_in_no_thread(world: World) -> None:
    asked = Interaction.objects.create(
        client=world.luna, at=NOW, channel="email", direction="in", summary="How is it going?", asks_status=True
    )
    _meeting, guest = planned(world)

    post(guest.pk, 0, "REQUEST")

    (found,) = read([world.luna.pk])
    assert [one.id for one in found.exchanges] == [one.id for one in found.asked_in_vain] == [asked.pk]
    assert Thread.objects.count() == 0


def test_who_is_invited_to_the_portal_stands_there_too(world: World, signed_in: Any) -> None:
    browser = signed_in(world.marek)

    browser.post(
        f"/clients/{world.luna.pk}/portal/invite/",
        {"contact": world.ana.pk, f"project_{world.shop.pk}": "decider"},
    )
    access = Access.objects.get()
    Access.objects.update(invited_at=timezone.now() - timedelta(days=1))
    browser.post(f"/clients/{world.luna.pk}/portal/{access.pk}/again/")

    assert len(lines()) == 2
    assert [(names, "portal" in text, "/" in text) for text, names in lines()] == [(["Ana Prado"], True, False)] * 2
