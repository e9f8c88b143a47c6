"""One letter in two windows, and one written on after it was handed over: nobody's words are written over unseen."""

from typing import Any

from tests.desk.composer.asking import said
from tests.letters.writing import draft
from tests.world import NOW, World
from vinculo.letters.models import Letter
from vinculo.letters.queue import send

BY_ITSELF = {"headers": {"Accept": "application/json"}}


def test_a_draft_keeps_itself_again_and_again(world: World, signed_in: Any) -> None:
    client, form = signed_in(world.marek), said(world, text="One")
    first = client.post("/letters/save/", form, **BY_ITSELF).json()

    again = client.post("/letters/save/", {**form, "text": "Two", "seen": first["seen"]}, **BY_ITSELF)

    letter = Letter.objects.get()
    assert (again.status_code, letter.text) == (200, "Two")
    assert again.json()["seen"] == letter.autosaved_at.isoformat() != first["seen"]


def test_what_another_window_wrote_is_not_written_over_by_itself(world: World, signed_in: Any) -> None:
    client, form = signed_in(world.marek), said(world, text="One")
    first = client.post("/letters/save/", form, **BY_ITSELF).json()
    client.post("/letters/save/", {**form, "text": "The other window", "seen": first["seen"]}, **BY_ITSELF)

    late = client.post("/letters/save/", {**form, "text": "This window", "seen": first["seen"]}, **BY_ITSELF)

    assert (late.status_code, late.json()["stay"]) == (409, True)
    assert Letter.objects.get().text == "The other window"
    client.post("/letters/save/", {**form, "text": "This window", "seen": first["seen"]})  # by hand, after it was said
    assert Letter.objects.get().text == "This window"


def test_what_is_written_on_after_sending_is_a_draft_of_its_own(world: World, signed_in: Any) -> None:
    client, sent = signed_in(world.marek), draft(world)
    send(sent, by=world.marek, at=NOW)
    form = said(world, uid=str(sent.uid), text=sent.text)

    same = client.post("/letters/save/", form, **BY_ITSELF)
    on = client.post("/letters/save/", {**form, "text": "And one more thing."}, **BY_ITSELF).json()
    by_hand = client.post("/letters/send/", {**form, "text": "By hand."})

    assert (same.status_code, Letter.objects.count()) == (409, 3)
    apart = Letter.objects.get(uid=on["uid"])
    assert (apart.text, apart.is_draft, on["stay"]) == ("And one more thing.", True, True)
    assert by_hand.url == Letter.objects.get(text="By hand.", state="draft").get_absolute_url()
    sent.refresh_from_db()
    assert sent.text.endswith("on Friday.")


def test_an_hour_not_written_out_yet_keeps_no_words_from_being_kept(world: World, signed_in: Any) -> None:
    client, form = signed_in(world.marek), said(world, text="Kept", on="31 nov", at_time="25:00")

    assert client.post("/letters/save/", form, **BY_ITSELF).status_code == 200
    assert client.post("/letters/save/", {**form, "subject": "x" * 301}, **BY_ITSELF).status_code == 422
    assert Letter.objects.get().text == "Kept"
