"""From a nudge of Today to a letter, and the nudge is done when the letter has left."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.desk.composer.asking import said
from tests.letters.writing import draft
from tests.practices.test_board import make_nudge
from tests.world import NOW, World, make_client
from vinculo.letters import queue
from vinculo.letters.models import Letter, State
from vinculo.letters.sent import left
from vinculo.mailboxes.models import Mailbox
from vinculo.practices.models import Nudge
from vinculo.projects.models import Task

STATUS = {"practice": "status_first", "channel": "email"}


def a_box(owner: Any = None, **fields: Any) -> Mailbox:
    return Mailbox.objects.create(address="letters@faro.example", owner=owner, smtp_host="smtp.faro.example", **fields)


def a_nudge(world: World, **fields: Any) -> Nudge:
    nudge = make_nudge(
        world.luna, world.marek, world.ana, **{"subject": f"project:{world.shop.pk}", **STATUS, **fields}
    )
    nudge.facts = {**nudge.facts, "project": world.shop.name, "status_on": "2026-03-01"}
    nudge.save()
    return nudge


def leads_to(browser: Any, nudge: Nudge) -> str:
    """Of its button: the same on Today as on its own page."""
    pages = [browser.get("/").context["focus"], browser.get(f"/nudges/{nudge.pk}/").context["card"]]
    (address,) = {card.address for card in pages}
    return str(address)


def test_a_word_by_mail_leads_to_the_composer(world: World, signed_in: Any) -> None:
    a_box()
    nudge = a_nudge(world)
    browser = signed_in(world.marek)

    address = leads_to(browser, nudge)

    assert address == f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}&nudge={nudge.pk}"
    assert f'{address.replace("&", "&amp;")}" data-dialog data-stay' in browser.get("/").content.decode()


@pytest.mark.parametrize("without", ["mailbox", "paused", "of another", "address", "mail"])
def test_what_cannot_go_by_mail_is_logged(world: World, signed_in: Any, without: str) -> None:
    if without != "mailbox":
        a_box(world.rita if without == "of another" else None, paused_at=NOW if without == "paused" else None)
    if without == "address":
        type(world.ana).objects.filter(pk=world.ana.pk).update(email="")
    nudge = a_nudge(world, channel="phone" if without == "mail" else "email")

    assert leads_to(signed_in(world.marek), nudge).startswith("/log/new/?")


def test_what_is_to_be_written_goes_on_the_channel_they_like(world: World, signed_in: Any) -> None:
    a_box()
    nudge = a_nudge(world, practice="channel", channel="chat")

    assert "&channel=chat" in leads_to(signed_in(world.marek), nudge)


def test_the_letter_begins_with_what_the_nudge_knows(world: World, signed_in: Any) -> None:
    nudge = a_nudge(world)

    page = signed_in(world.marek).get(f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}&nudge={nudge.pk}")

    form = page.context["form"]
    names = ("to", "subject", "project", "shares_status", "nudge")
    assert [str(form[name].value()) for name in names] == [
        str([world.ana.pk]), f"{world.shop.name}: where we are", str(world.shop.pk), "True", str(nudge.pk),
    ]  # fmt: skip
    assert "It settles:" in page.content.decode()
    assert str(form["text"].value()).startswith("Hello Ana,\n\nHere is where we are.\n\n")


@pytest.mark.parametrize(
    ("address", "language", "hello"), [("informal", "es", "Hola"), ("formal", "es", "Hola"), ("", "pl", "Dzień dobry")]
)
def test_the_letter_speaks_their_language(
    world: World, signed_in: Any, address: str, language: str, hello: str
) -> None:
    type(world.ana).objects.update(language=language)
    type(world.luna).objects.update(address=address)
    nudge = a_nudge(world)

    page = signed_in(world.marek).get(f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}&nudge={nudge.pk}")

    assert str(page.context["form"]["text"].value()).startswith(hello)


def test_a_nudge_of_another_client_is_not_settled(world: World, signed_in: Any) -> None:
    other, _contact = make_client("Other", owner=world.iga)
    nudge = make_nudge(other, world.iga)
    browser = signed_in(world.marek)

    page = browser.get(f"/letters/new/?client={world.luna.pk}&nudge={nudge.pk}")
    browser.post("/letters/save/", said(world, nudge=nudge.pk))

    assert (page.context["settles"], Letter.objects.get().nudge) == (None, None)


def test_the_nudge_is_done_when_the_letter_has_left(world: World, signed_in: Any) -> None:
    nudge = a_nudge(world)
    signed_in(world.marek).post("/letters/send/", said(world, nudge=nudge.pk))
    letter = Letter.objects.get()
    nudge.refresh_from_db()
    assert (letter.state, nudge.state) == (State.WAITING, "open")

    claimed = queue.claim(letter.pk, at=timezone.now() + timedelta(minutes=1))
    assert claimed is not None
    left(claimed, at=timezone.now())

    nudge.refresh_from_db()
    assert (nudge.state, [event.by for event in nudge.events.filter(kind="done")]) == ("done", [world.marek])


def test_a_letter_had_back_leaves_the_nudge_open(world: World, signed_in: Any) -> None:
    nudge = a_nudge(world)
    browser = signed_in(world.marek)
    browser.post("/letters/send/", said(world, nudge=nudge.pk))
    letter = Letter.objects.get()

    browser.post(f"/letters/{letter.pk}/back/")

    letter.refresh_from_db()
    nudge.refresh_from_db()
    assert (letter.state, letter.nudge, nudge.state) == (State.DRAFT, nudge, "open")


def test_without_its_tick_the_letter_settles_nothing(world: World, signed_in: Any) -> None:
    nudge = a_nudge(world)
    letter = draft(world, nudge=nudge)

    page = signed_in(world.marek).get(f"/letters/{letter.pk}/")
    signed_in(world.marek).post("/letters/save/", said(world, uid=str(letter.uid)))

    letter.refresh_from_db()
    assert (page.context["settles"].pk, letter.nudge) == (nudge.pk, None)


@pytest.mark.parametrize("state", [State.DRAFT, State.WAITING, State.FAILED])
def test_nobody_begins_the_same_letter_twice(world: World, signed_in: Any, state: State) -> None:
    nudge = a_nudge(world)
    letter = draft(world, nudge=nudge, state=state)
    address = f"/letters/new/?client={world.luna.pk}&nudge={nudge.pk}"

    assert signed_in(world.marek).get(address).url == f"/letters/{letter.pk}/"
    over_today = signed_in(world.marek).get(address, headers={"HX-Request": "true", "HX-Target": "dialog"})
    assert over_today.status_code == (200 if state == State.DRAFT else 302)  # a draft is gone on with over Today
    assert signed_in(world.zofia).get(address).status_code == 200
    Letter.objects.update(state=State.SENT)
    assert signed_in(world.marek).get(address).status_code == 200


def test_today_asks_once_whether_there_is_a_mailbox(
    world: World, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    a_box()
    a_nudge(world)
    browser = signed_in(world.marek)
    browser.get("/")
    with django_assert_max_num_queries(13) as for_one:
        browser.get("/")
    for number in (2, 3):
        client, contact = make_client(f"Client {number}", owner=world.marek)
        make_nudge(client, world.marek, contact, **STATUS)
    with django_assert_max_num_queries(13) as for_three:
        browser.get("/")

    assert len(for_one) == len(for_three)


def test_what_can_be_told_in_writing_too_has_a_letter_beside_its_button(
    world: World, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    a_box()
    told = make_nudge(world.luna, world.marek, world.ana, practice="broken", subject="promise:1", channel="phone")
    home = make_nudge(world.luna, world.marek, practice="owner", subject=f"project:{world.shop.pk}")
    browser = signed_in(world.marek)

    letters = [browser.get(f"/nudges/{nudge.pk}/").context["letter"] for nudge in (told, home)]

    assert letters == [f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}&nudge={told.pk}", ""]
    with django_assert_max_num_queries(12):
        page = browser.get(letters[0])
    assert "We did not keep a date" in page.context["form"]["text"].value()


@pytest.mark.parametrize("practice", ["status_first", "dropped_ball"])
def test_a_letter_that_says_where_things_stand_asks_no_more_often_than_a_page(
    world: World, signed_in: Any, django_assert_max_num_queries: Any, practice: str
) -> None:
    a_box()
    nudge, browser = a_nudge(world, practice=practice), signed_in(world.marek)
    address = f"/letters/new/?client={world.luna.pk}&contact={world.ana.pk}&nudge={nudge.pk}"
    browser.get(address)
    for number in range(3):
        Task.objects.create(project=world.shop, title=f"Page {number}", audience="shared", started_on="2026-03-01")

    with django_assert_max_num_queries(12):
        page = browser.get(address)

    assert "Under way: Page 2" in str(page.context["form"]["text"].value())
