"""Choosing which folders of a mailbox are read: by whoever looks after it, and by nobody else."""

from typing import Any

import pytest

from tests.mail.coming import make_box
from tests.world import NOW, World
from vinculo.mail import folders
from vinculo.mail.folders import Offer, Offers
from vinculo.mail.models import Folder
from vinculo.mailboxes.models import Mailbox


@pytest.fixture
def own(world: World, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    box = make_box("rita@faro.example", world.rita)

    def ask(mailbox: Mailbox) -> Offers:
        picked = {one.name for one in folders.chosen(mailbox)}
        return Offers([Offer("INBOX", ("INBOX",))], [Offer(n, (n,), is_chosen=n in picked) for n in ("Acme", "Béla")])

    monkeypatch.setattr(folders, "ask", ask)
    return box


def names_of(box: Mailbox) -> list[str]:
    return [one.name for one in folders.chosen(box)]


def test_only_its_owner_sees_and_chooses(world: World, own: Mailbox, signed_in: Any) -> None:
    admin, owner = signed_in(world.zofia), signed_in(world.rita)
    address = f"/settings/mailboxes/{own.pk}/folders/"

    strange = [admin.post(address, {"folder": ["Acme"]}).status_code, admin.post(f"{address}ask/").status_code]
    shown = owner.post(f"{address}ask/").content.decode()
    saved = owner.post(address, {"folder": ["Acme"]})

    assert (strange, names_of(own)) == ([404, 404], ["Acme"])
    assert "Béla" in shown and "Drafts, junk and the bin are never read." in shown
    assert saved.headers["Location"] == f"/settings/mailboxes/{own.pk}/"
    assert "Acme" in owner.get(f"/settings/mailboxes/{own.pk}/").content.decode()
    assert list(Folder.objects.values_list("name", flat=True)) == ["Acme"]  # of the other not even its name is kept


@pytest.mark.parametrize("wrong", [["a\nb"], [""], ["x" * 201], [f"Folder {n}" for n in range(folders.MOST + 1)]])
def test_a_choice_that_cannot_be_is_said_and_changes_nothing(
    world: World, own: Mailbox, signed_in: Any, wrong: list[str]
) -> None:
    folders.choose(own, ["Acme"], at=NOW)

    page = signed_in(world.rita).post(f"/settings/mailboxes/{own.pk}/folders/", {"folder": [*wrong, "Béla"]})

    shown = " ".join(page.content.decode().split())
    assert 'role="alert"' in shown and 'value="Béla" checked' in shown
    assert names_of(own) == ["Acme"]


def test_nothing_is_left_when_nothing_is_ticked(world: World, own: Mailbox, signed_in: Any) -> None:
    folders.choose(own, ["Acme", "Béla"], at=NOW)

    signed_in(world.rita).post(f"/settings/mailboxes/{own.pk}/folders/", {})

    assert names_of(own) == []


def test_a_folder_that_is_gone_is_said_in_the_list(
    world: World, own: Mailbox, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    folders.choose(own, ["Acme", "Béla"], at=NOW)
    Folder.objects.filter(name="Béla").update(gone_at=NOW)
    for number in range(3):
        folders.choose(make_box(f"{number}@faro.example", world.rita), ["Acme"], at=NOW)
    desk = signed_in(world.rita)
    desk.get("/settings/mailboxes/")

    with django_assert_max_num_queries(8):
        page = desk.get("/settings/mailboxes/").content.decode()

    assert "Not there any more, so not read: Béla." in page


def test_a_server_that_cannot_be_asked_is_said(world: World, signed_in: Any, settings: Any) -> None:
    settings.MAIL_ALLOW_PRIVATE = False
    box = make_box("rita@faro.example", world.rita, imap_host="127.0.0.1")

    page = signed_in(world.rita).post(f"/settings/mailboxes/{box.pk}/folders/ask/").content.decode()

    assert "127.0.0.1 lies in a network of its own" in page and "Ask again" in page
