"""What is looked through for viruses goes out only after that."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.trust.sending_files import fetch, send
from vinculo.documents.looking_through import look_through, waiting
from vinculo.documents.models import Document
from vinculo.documents.storage import storage
from vinculo.documents.timetable import look_again

pytestmark = pytest.mark.once


class Scanner:
    """A clamd that knows one virus, or is out of order."""

    def __init__(self, virus: bytes, answer: bytes = b"") -> None:
        self.virus, self.answer, self.seen = virus, answer, b""
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.door.getsockname()[1]}"
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self) -> None:
        while True:
            try:
                line, _from = self.door.accept()
            except OSError:
                return
            with line, line.makefile("rb") as file:
                if file.read(10) != b"zINSTREAM\0":
                    continue
                self.seen = b""
                while size := int.from_bytes(file.read(4)):
                    self.seen += file.read(size)
                found = b"stream: Eicar-Test FOUND" if self.virus in self.seen else b"stream: OK"
                line.sendall((self.answer or found) + b"\0")


EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    there = Scanner(EICAR)
    settings.CLAMD = there.address
    yield there
    there.door.close()


def test_nothing_goes_out_before_it_was_looked_through(scanner, ana):
    version = send(ana, "a.txt", b"words")
    address = f"/portal/files/{version.document_id}/versions/1/get/"

    assert (version.state, ana.get(address).status_code) == ("held", 404)
    look_through(version.pk)
    version.refresh_from_db()
    assert (version.state, ana.get(address).status_code, scanner.seen) == ("good", 302, b"words")


def test_a_virus_is_refused_and_its_sender_told(scanner, ana, world, signed_in):
    version = send(ana, "a.txt", b"before " * 40_000 + EICAR)

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.state_because) == ("refused", "Eicar-Test")
    assert not storage().exists(version.key)
    assert "something harmful was found in it (Eicar-Test)" in ana.get("/portal/files/").text
    desk = signed_in(world.marek)
    assert "Eicar-Test was found in it" in desk.get(f"/projects/{world.shop.pk}/files/").text
    for browser, face in ((ana, "/portal/files"), (desk, "/documents")):
        assert browser.get(f"{face}/{version.document_id}/versions/1/get/").status_code == 404


def test_control_without_a_scanner_it_would_go_out(ana):
    version = send(ana, "a.txt", EICAR)

    assert b"".join(fetch(ana, version).streaming_content) == EICAR


@pytest.mark.parametrize("answer", ["down", b"INSTREAM size limit exceeded. ERROR", b"stream: ERROR", b"?"])
def test_without_an_answer_a_file_stays_held(ana, settings, answer):
    there = Scanner(EICAR, b"" if answer == "down" else answer)
    settings.CLAMD = there.address
    if answer == "down":
        there.door.close()
        settings.CLAMD = "127.0.0.1:9"
    version = send(ana, "a.txt", b"words")

    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, version.looked_at) == ("held", None)
    assert waiting() == [version.pk]
    there.door.close()


def test_what_is_held_is_looked_at_again(ana, settings):
    settings.CLAMD = "127.0.0.1:9"
    version = send(ana, "a.txt", b"words")
    look_through(version.pk)
    there = Scanner(EICAR)
    settings.CLAMD = there.address

    look_again()
    look_through(version.pk)

    version.refresh_from_db()
    assert (version.state, waiting(), Document.objects.count()) == ("good", [], 1)
    there.door.close()
