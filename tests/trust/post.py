"""Mailboxes, and letters in every state, with what forms about them send."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tests.mail.coming import come, make_box, of_ana, words
from tests.world import World
from vinculo.mail import rules

EVIL = "<img src=x onerror=alert(1)><script>alert(1)</script><p>Hello</p>"


def make_post(world: World) -> dict[str, Any]:
    now = timezone.now()
    quiet = {"imap_host": "", "smtp_host": "", "sends_by": "house"}  # so that no server is asked by the test of it
    house, own = make_box("hola@faro.example", **quiet), make_box("rita@faro.example", world.rita, **quiet)
    shared = make_box("rita.shared@faro.example", world.rita, shared_at=now, **quiet)
    html = "Content-Type: text/html; charset=utf-8"
    return {
        "house_box": house,
        "own_box": own,
        "shared_box": shared,
        "mail_letter": come(house, of_ana(world, head=html, body=EVIL, at=now), at=now),
        "asking_letter": come(house, words("eva@nueva.example", at=now), at=now),
        "asking_letter_2": come(house, words("ivo@otra.example", at=now), at=now),
        "asking_letter_3": come(house, words("ada@tercera.example", at=now), at=now),
        "private_letter": come(own, of_ana(world, subject="Between us", at=now), at=now),
        "mail_rule": rules.settle("news.example", client=None, by=world.rita, at=now),
        "listed_letter": come(house, of_ana(world, head="List-Id: <all.luna.example>", at=now), at=now),
    }


def ids_of_post(all_: Any) -> dict[tuple[str, str], Any]:
    return {
        ("settings:mailbox", "pk"): all_.house_box.pk,
        ("settings:test_mailbox", "pk"): all_.house_box.pk,
        ("settings:choose_mailbox_folders", "pk"): all_.house_box.pk,
        ("settings:ask_for_mailbox_folders", "pk"): all_.house_box.pk,
        ("settings:pause_mailbox", "pk"): all_.house_box.pk,
        ("settings:go_on_with_mailbox", "pk"): all_.house_box.pk,
        ("settings:remove_mailbox", "pk"): all_.house_box.pk,
        ("settings:share_mailbox", "pk"): all_.own_box.pk,
        ("settings:keep_mailbox_private", "pk"): all_.shared_box.pk,
        ("mail", "pk"): all_.mail_letter.pk,
        ("mail:whose", "pk"): all_.asking_letter.pk,
        ("mail:not_a_client", "pk"): all_.asking_letter_2.pk,
        ("mail:nobody_there", "pk"): all_.asking_letter_3.pk,
        ("mail:share", "pk"): all_.private_letter.pk,
        ("mail:forget", "pk"): all_.mail_rule.pk,
        ("mail:take_in", "pk"): all_.listed_letter.pk,
    }


def _mailbox(address: str) -> Callable[[Any], dict[str, Any]]:
    return lambda _all: {
        "address": address, "from_name": "Faro", "password": "", "imap_host": "", "imap_port": "993",
        "imap_security": "tls", "imap_user": "", "inbox_folder": "INBOX", "sent_folder": "", "since_on": "",
        "sends_by": "house", "smtp_host": "", "smtp_port": "465", "smtp_security": "tls", "smtp_user": "",
        "smtp_password": "", "signs_in_with": "password", "token_url": "", "client_id": "", "installation_secret": "",
        "authserv_id": "mx.faro.example",
    }  # fmt: skip


BODIES_OF_POST: dict[str, Callable[[Any], dict[str, Any]]] = {
    "settings:mailbox": _mailbox("hola@faro.example"),
    "settings:new_mailbox": _mailbox("otra@faro.example"),
    "settings:new_house_mailbox": _mailbox("ventas@faro.example"),
    "settings:choose_mailbox_folders": lambda _all: {"folder": ["Clients/Acme"]},
    "mail:whose": lambda a: {"client": a.luna.name, "name": "Eva", "whole_domain": ""},
}
