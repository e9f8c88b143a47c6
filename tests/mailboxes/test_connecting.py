"""Mail servers are asked at public addresses only, and what goes wrong is said so that somebody can mend it."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.mail.coming import make_box
from tests.mail.conftest import server as server
from tests.mail.dovecot import PASSWORD, Dovecot
from tests.world import World
from vinculo.mailboxes.connecting import imap, smtp
from vinculo.mailboxes.models import Mailbox, SignsInWith
from vinculo.mailboxes.trouble import SENTENCES, Trouble
from vinculo.mailboxes.trying import try_out

INNER = (
    "127.0.0.1 localhost 10.0.0.1 192.168.1.1 169.254.169.254 ::1 0.0.0.0 100.64.0.1 64:ff9b::7f00:1 2002:7f00:1:: "
    "::ffff:127.0.0.1 2130706433 0x7f.1"
).split()


@pytest.fixture
def listener() -> Iterator[tuple[int, list[int]]]:
    """(its port, how often somebody knocked)"""
    knocks: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as waiting:

        def count() -> None:
            while True:
                try:
                    waiting.accept()[0].close()
                except OSError:
                    return
                knocks.append(1)

        threading.Thread(target=count, daemon=True).start()
        yield waiting.getsockname()[1], knocks


def code(mailbox: Mailbox, opening: Any = imap) -> str:
    try:
        with opening(mailbox):
            return "open"
    except Trouble as why:
        assert "%(" not in why.sentence
        return why.code


def test_t29_no_server_of_an_inner_network_is_asked(
    db: None, settings: Any, listener: tuple[int, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, knocks = listener
    monkeypatch.setattr("vinculo.mailboxes.connecting.PORTS", frozenset({port}))
    boxes = [make_box(f"a{n}@faro.example", imap_host=host, smtp_host=host, imap_port=port, smtp_port=port)
             for n, host in enumerate(INNER)]  # fmt: skip

    found = {host: (code(box), code(box, smtp)) for host, box in zip(INNER, boxes, strict=True)}

    assert set(found.values()) <= {("private_host", "private_host"), ("unknown_host", "unknown_host")}
    assert knocks == []
    settings.MAIL_ALLOW_PRIVATE = True  # the control
    assert code(boxes[0]) in ("encryption", "cut")
    assert knocks == [1]


def test_what_is_no_port_of_a_mail_server_is_not_knocked_at(db: None) -> None:
    assert code(make_box(imap_host="imap.faro.example", imap_port=22)) == "port"


@pytest.mark.once
def test_the_trial_says_what_is_wrong(world: World, server: Dovecot, settings: Any) -> None:
    settings.MAIL_ALLOW_PRIVATE = True
    here = {"imap_host": "127.0.0.1", "imap_port": server.port, "imap_security": "none", "sends_by": ""}
    server.put(
        "try@faro.example", {"1.M1": b"Authentication-Results: MX.faro.example; spf=pass\r\nSubject: x\r\n\r\nx"}
    )
    box = make_box("try@faro.example", **here)
    box.keep_secret(fetching=PASSWORD)
    good = try_out(box)

    wrong = make_box("wrong@faro.example", **here)
    bytes_in_it = make_box("uml@faro.example", **here)
    bytes_in_it.keep_secret(fetching="contraseña")
    token = make_box("token@faro.example", **here, signs_in_with=SignsInWith.TOKEN)
    encrypted = make_box("tls@faro.example", **{**here, "imap_security": "starttls"})
    closed = make_box("closed@faro.example", **{**here, "imap_port": 1})
    folder = make_box("folder@faro.example", **here, sent_folder="Nope")
    folder.keep_secret(fetching=PASSWORD)
    sealed = make_box("sealed@faro.example", **here)
    sealed.imap_secret = "no sealed text"
    broken = make_box("break@faro.example", **here, imap_user="a\r\nB LOGOUT")
    codes = {one.address.partition("@")[0]: trial.fetching.code if (trial := try_out(one)).fetching else ""
             for one in (wrong, bytes_in_it, token, encrypted, closed, folder, sealed, broken)}  # fmt: skip

    assert (good.is_good, good.letters, good.authserv_ids, "Sent" in good.folders) == (
        True,
        1,
        ["mx.faro.example"],
        True,
    )
    assert codes == {
        "wrong": "sign_in", "uml": "sign_in", "token": "sign_in", "tls": "encryption", "closed": "refused",
        "folder": "folder", "sealed": "secret", "break": "said",
    }  # fmt: skip
    assert set(codes.values()) <= set(SENTENCES)
