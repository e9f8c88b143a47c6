"""Secrets of other machines lie sealed in the database, and never come back out of a page."""

from typing import Any

import pytest
from django.db import connection

from tests.mail.coming import make_box
from tests.world import World
from vinculo.mailboxes import secrets


def test_what_is_sealed_opens_with_the_key_it_was_sealed_under(settings: Any) -> None:
    before = settings.SECRET_KEY
    sealed = secrets.seal("luna")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 12, [before]

    assert (secrets.open_(sealed), secrets.seal("luna") == sealed, secrets.seal(""), secrets.open_("")) == (
        "luna", False, "", "",
    )  # fmt: skip
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(secrets.CannotOpen):
        secrets.open_(sealed)


def test_t08_no_page_and_no_row_shows_a_password(world: World, signed_in: Any) -> None:
    box = make_box("rita@faro.example", world.rita)
    box.keep_secret(fetching="clave-uno-9", sending="clave-dos-9", installation="clave-tres-9")
    box.save()

    desk = signed_in(world.rita)
    pages = [desk.get(path).content.decode() for path in ("/settings/mailboxes/", f"/settings/mailboxes/{box.pk}/")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT imap_secret, smtp_secret, client_secret FROM mailboxes_mailbox")
        rows = str(cursor.fetchall())

    assert not any(f"clave-{name}-9" in text for name in ("uno", "dos", "tres") for text in [*pages, rows])
    assert box.secret_for_fetching() == "clave-uno-9"  # the control: it is there
    assert not any(box.imap_secret in page for page in pages)
