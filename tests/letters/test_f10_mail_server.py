"""
F10, the mail server is down, a tarpit, says 4xx or 5xx, or cuts the line behind the letter: no request waits for it,
the queue survives a restart, at most one copy too many leaves and none is lost, and its writer reads "Not sent yet".
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage

from tests.desk.composer.asking import said
from tests.jobs.test_killed_worker import ROOT, database_url
from tests.letters import tarpit
from tests.letters.server import Server
from tests.letters.writing import draft
from tests.mail.coming import make_box
from tests.world import NOW, World, make_world
from vinculo.letters import queue, smtp
from vinculo.letters.delivering import deliver_at
from vinculo.letters.models import Letter, Refusal, State
from vinculo.mail import fetch
from vinculo.mailboxes import connecting, patience, trying
from vinculo.mailboxes.models import Mailbox

MINUTE = timedelta(minutes=1)
NEVER = 10**9


def tried(letter: Letter, minutes: float = 1) -> Letter:
    deliver_at(letter.pk, at=NOW + minutes * MINUTE)
    letter.refresh_from_db()
    return letter


def handed_over(world: World, box: Mailbox | None, **fields: Any) -> Letter:
    letter = draft(world, mailbox=box, **fields)
    queue.send(letter, by=world.marek, at=NOW)
    return letter


def at_port(box: Mailbox, port: int) -> Mailbox:
    box.smtp_port = port
    box.save()
    return box


@pytest.fixture
def hurried(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Called, we wait shortly for what this kind of server never says, and long for all else, on a busy machine too."""

    def hurry(mode: str) -> None:
        monkeypatch.setattr(connecting, "SECONDS", 0.3 if mode == "slow" else 60)
        monkeypatch.setattr(smtp, "SECONDS", 0.3 if mode == "silent" else 60)
        monkeypatch.setattr(patience, "SECONDS", 0.2 if mode == "tarpit" else NEVER)

    hurry("")
    return hurry


def test_f10_its_writer_reads_not_sent_yet_and_why(
    world: World, box: Mailbox, server: Server, signed_in: Any, hurried: Callable[[str], None]
) -> None:
    desk = signed_in(world.marek)
    port = box.smtp_port
    found, letters = {}, []
    with tarpit.running(NEVER) as held:
        for mode in ("down", "tarpit", "slow", "later", "cut", "silent", "never"):
            server.mode = mode
            hurried(mode)
            at_port(box, {"down": 1, "tarpit": held.port}.get(mode, port))
            letter = tried(handed_over(world, box))
            page = desk.get(f"/letters/{letter.pk}/").content.decode()
            words = next((text for text in ("Not sent yet", "Did not leave") if text in page), "")
            found[mode] = (words, letter.refusal)
            letters.append(letter)

    assert found == {
        "down": ("Not sent yet", Refusal.DOWN),
        "tarpit": ("Not sent yet", Refusal.SLOW),
        "slow": ("Not sent yet", Refusal.SLOW),
        "later": ("Not sent yet", Refusal.LATER),
        "cut": ("Not sent yet", Refusal.UNSURE),
        "silent": ("Not sent yet", Refusal.UNSURE),
        "never": ("Did not leave", Refusal.REFUSED),
    }
    at_port(box, port)
    server.mode = "ok"  # the control: a server that works
    hurried("ok")
    states = [tried(letter, 5).state for letter in letters]
    assert states == [State.SENT] * 6 + [State.FAILED]
    assert "Not sent yet" not in desk.get(f"/letters/{letters[0].pk}/").content.decode()
    copies = [mail["Message-ID"] for mail in server.mails]
    assert sorted(map(copies.count, set(copies))) == [1, 1, 1, 1, 2, 2]  # one too many where nobody could know


def test_f10_a_tarpit_is_left_soon(world: World, box: Mailbox, settings: Any, hurried: Callable[[str], None]) -> None:
    """Each byte comes in time; only together are they too slow."""
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "vinculo.mailboxes.smtp.EmailBackend", "127.0.0.1"
    fetching = make_box("tar@faro.example", imap_host="127.0.0.1", imap_security="none")

    def gone_through(port: int) -> list[str]:
        settings.EMAIL_PORT = fetching.imap_port = port
        fetching.next_check_at = None
        fetching.save()
        letters = [tried(handed_over(world, at_port(box, port))), tried(handed_over(world, None))]
        fetch.fetch(fetching.pk)
        fetching.refresh_from_db()
        return [*(str(letter.refusal) for letter in letters), fetching.trouble]

    hurried("tarpit")
    with tarpit.running(NEVER) as held:
        assert gone_through(held.port) == [Refusal.SLOW, Refusal.SLOW, "slow"]
    hurried("")
    with tarpit.running(30) as held:  # the control: without patience it is the server that ends it
        assert gone_through(held.port) == [Refusal.CUT, Refusal.CUT, "cut"]


def test_f10_no_request_waits(
    world: World, box: Mailbox, server: Server, signed_in: Any, hurried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = signed_in(world.marek)
    for mode in ("slow", "later", "cut", "never"):
        server.mode = mode
        page = desk.post("/letters/send/", said(world, mailbox=box.pk), follow=True).content.decode()
        assert "Not sent yet" in page
    assert server.connections == 0

    server.mode = "ok"
    sent = queue.send

    def at_once(letter: Letter, **told: Any) -> Any:
        leaves_at = sent(letter, **told)
        deliver_at(letter.pk, at=leaves_at)
        return leaves_at

    monkeypatch.setattr(queue, "send", at_once)  # the control: a page that sends by itself
    desk.post("/letters/send/", said(world, mailbox=box.pk))
    assert server.connections == 1


def test_f10_the_few_letters_somebody_waits_for_are_not_waited_for_long(
    world: World, settings: Any, signed_in: Any, hurried: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An invitation and the codes: their secrets must not lie in the queue."""
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "vinculo.mailboxes.smtp.EmailBackend", "127.0.0.1"
    told = {"email": "nuria@faro.example", "name": "Nuria", "role": "member", "language": "en"}
    sentence = "The letter could not be sent: the mail server does not answer."
    broke: list[type] = []
    monkeypatch.setattr("vinculo.people.letters.EmailMessage.send", note_how(broke))
    for seconds, most in ((0.05, NEVER), (60, 30)):  # the second is the control: waited for until it hangs up
        monkeypatch.setattr("vinculo.people.letters.WAITED", seconds)
        with tarpit.running(most) as held:
            settings.EMAIL_PORT = held.port
            page = signed_in(world.rita).post("/settings/invitations/", told).content.decode()
        assert sentence in page

    assert broke == [TimeoutError, type(None)]


def test_f10_trying_a_mailbox_out_keeps_nobody_for_long(
    box: Mailbox, hurried: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    box.keep_secret(fetching="una-clave")
    box.imap_host, box.imap_security = "127.0.0.1", "none"
    found = []
    for seconds, most in ((0.2, NEVER), (NEVER, 30)):  # the second is the control: until the server hangs up
        monkeypatch.setattr(trying, "AT_MOST", seconds)
        with tarpit.running(most) as held:
            box.imap_port = box.smtp_port = held.port
            trial = trying.try_out(box)
        found.append([why.code for why in (trial.fetching, trial.sending) if why])

    assert found == [["slow", "slow"], ["cut", "cut"]]


def note_how(broke: list[type]) -> Callable[[EmailMessage], int]:
    """Sends, and notes what it broke off for."""
    send = EmailMessage.send

    def noting(mail: EmailMessage) -> int:
        try:
            return send(mail)
        except OSError as why:
            broke.append(type(why.__context__))
            raise

    return noting


def test_f10_cut_within_the_letter_nobody_can_have_taken_it(
    world: World, box: Mailbox, server: Server, hurried: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often the line breaks before the end, it is no copy: it goes on being tried."""
    monkeypatch.setattr(smtp, "_pieces", lambda data: [data[:40], data[40:80], data[80:]])
    send, broken = smtp._send, [True] * 5

    def half(session: Any, pieces: list[bytes]) -> None:
        send(session, pieces[:1])
        if broken and broken.pop():
            session.close()
        send(session, pieces[1:])

    monkeypatch.setattr(smtp, "_send", half)
    letter = handed_over(world, box)
    found = [tried(letter, minutes).state for minutes in (1, 10, 30, 60, 120, 240)]

    assert found == [State.WAITING] * 5 + [State.SENT]
    assert (letter.unsure, len(server.taken)) == (0, 1)
    assert server.mails[0]["Message-ID"] == f"<{letter.message_id}>"


DELIVER = (
    "import django, sys; django.setup(); from datetime import datetime; from vinculo.letters import delivering, queue;"
    "at = datetime.fromisoformat(sys.argv[2]); queue.look_round(at=at); delivering.deliver_at(int(sys.argv[1]), at=at)"
)


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_f10_killed_behind_the_letter_and_started_anew(one_server: Server, tmp_path: Path, settings: Any) -> None:
    settings.MAIL_ALLOW_PRIVATE = True
    one_server.mode = "ok"
    one_server.taken.clear()
    world = make_world()
    box = Mailbox.objects.create(
        address="marek@faro.example", owner=world.marek, smtp_host="127.0.0.1", smtp_port=one_server.port,
        smtp_security="none", sends_by="smtp",
    )  # fmt: skip
    letter, other = handed_over(world, box), handed_over(world, box, subject="The glasses")
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(), "VINCULO_DATA": str(tmp_path), "VINCULO_SECRET_KEY": settings.SECRET_KEY,
        "VINCULO_MAIL_ALLOW_PRIVATE": "1",
    }  # fmt: skip

    def process(which: Letter, minutes: int, crash_at: str = "") -> int:
        command = [sys.executable, "-c", DELIVER, str(which.pk), (NOW + minutes * MINUTE).isoformat()]
        env = {**environment, "VINCULO_CRASH_AT": crash_at}
        return subprocess.run(command, env=env, cwd=ROOT, timeout=300, check=False).returncode

    assert process(letter, 1, "letter taken") == -signal.SIGKILL  # the server has it, we do not know
    letter.refresh_from_db()
    assert (letter.state, len(one_server.taken)) == (State.SENDING, 1)
    assert process(other, 30) == 0  # another process, as after a restart: it finds both
    assert tried(letter, 60).state == State.SENT

    other.refresh_from_db()
    copies = [mail["Message-ID"] for mail in one_server.mails]
    assert other.state == State.SENT
    assert sorted(map(copies.count, set(copies))) == [1, 2]
