"""Setting a mailbox up: who may, what is asked for, and that nothing of its password comes back."""

from typing import Any

from tests.mail.coming import make_box
from tests.trust.post import BODIES_OF_POST
from tests.world import World
from vinculo.mailboxes.models import Mailbox, State


def said(**changed: str) -> dict[str, str]:
    whole: dict[str, str] = BODIES_OF_POST["settings:new_mailbox"](None)
    return {**whole, "imap_host": "imap.faro.example", "password": "una-clave-9", **changed}


def test_ones_own_mailbox_is_private_and_that_of_the_house_is_not(world: World, signed_in: Any) -> None:
    zofia, rita = signed_in(world.zofia), signed_in(world.rita)

    zofia.post("/settings/mailboxes/new/", said(address="Zofia@Faro.example"))
    refused = zofia.post("/settings/mailboxes/new/house/", said()).status_code
    rita.post("/settings/mailboxes/new/house/", said(address="hola@faro.example"))

    own, house = Mailbox.objects.get(owner=world.zofia), Mailbox.objects.get(owner=None)
    assert (own.address, own.is_private, house.is_private, refused) == ("zofia@faro.example", True, False, 404)
    assert own.secret_for_fetching() == "una-clave-9"
    assert [own.since_on, own.next_check_at] == [None, None]
    assert rita.get(f"/settings/mailboxes/{own.pk}/").status_code == 404  # not even an administrator
    assert set(Mailbox.objects.sending_for(world.zofia)) == {own, house}
    assert not Mailbox.objects.sending_for(world.teo).exists()


def test_what_is_missing_is_said(world: World, signed_in: Any) -> None:
    make_box("hola@faro.example")
    desk = signed_in(world.rita)
    cases = {
        "address": said(address="hola@faro.example"),
        "password": said(password=""),
        "smtp_host": said(sends_by="smtp"),
        "imap_host": said(imap_host="", sends_by=""),
        "imap_user": said(imap_user="a\nb"),
        "signs_in_with": said(token_url="https://token.example/"),
    }

    found = {name: list(desk.post("/settings/mailboxes/new/house/", data).context["form"].errors)
             for name, data in cases.items()}  # fmt: skip

    assert found == {name: [name] for name in cases}


def test_a_password_is_for_the_server_it_was_entered_for(world: World, signed_in: Any) -> None:
    desk = signed_in(world.rita)
    desk.post("/settings/mailboxes/new/house/", said(address="hola@faro.example"))
    box = Mailbox.objects.get()
    address = f"/settings/mailboxes/{box.pk}/"

    elsewhere = desk.post(address, said(address="hola@faro.example", imap_host="evil.example", password=""))
    same = desk.post(address, said(address="hola@faro.example", from_name="Faro", password=""))

    box.refresh_from_db()
    assert (list(elsewhere.context["form"].errors), same.status_code) == (["password"], 302)
    assert (box.imap_host, box.from_name, box.secret_for_fetching()) == ("imap.faro.example", "Faro", "una-clave-9")


def test_pausing_and_removing(world: World, signed_in: Any) -> None:
    box, desk = make_box("hola@faro.example"), signed_in(world.rita)

    def after(verb: str) -> Any:
        desk.post(f"/settings/mailboxes/{box.pk}/{verb}/")
        box.refresh_from_db()
        return box.state

    assert [after("pause"), after("go-on")] == [State.PAUSED, State.OK]
    tried = desk.post(f"/settings/mailboxes/{box.pk}/test/").content.decode()
    assert "It does not work yet" in tried and "imap.faro.example" in tried
    after("remove")
    assert (box.imap_secret, Mailbox.objects.kept().count()) == ("", 0)
    assert desk.get(f"/settings/mailboxes/{box.pk}/").status_code == 404
