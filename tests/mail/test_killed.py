"""T28's other side: a process that fetches may be killed with SIGKILL at any moment, and nothing is lost or doubled."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.jobs.test_killed_worker import ROOT, database_url
from tests.mail.coming import make_box
from tests.mail.dovecot import PASSWORD, Dovecot, letter
from tests.world import NOW, make_client
from vinculo.conversations.models import Interaction, MailMessage
from vinculo.mail.models import Received, State
from vinculo.mailboxes.models import Mailbox

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]

LETTERS, SENT = 220, 20
FETCH = "import django, sys; django.setup(); from vinculo.mail import fetch; fetch.fetch(int(sys.argv[1]))"
POINTS = ["mail.noted:2", "mail.kept:1", "mail.written:3"]


def run(mailbox: Mailbox, data: Path, crash_at: str = "") -> int:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database_url(),
        "VINCULO_DATA": str(data),
        "VINCULO_SECRET_KEY": settings.SECRET_KEY,
        "VINCULO_MAIL_ALLOW_PRIVATE": "1",
        "VINCULO_CRASH_AT": crash_at,
    }
    command = [sys.executable, "-c", FETCH, str(mailbox.pk)]
    return subprocess.run(command, env=environment, cwd=ROOT, timeout=300, check=False).returncode


def test_killed_at_every_point_each_letter_is_in_the_record_once(server: Dovecot, tmp_path: Path) -> None:
    client, contact = make_client("Café Luna", "Ana Prado")
    mailbox = make_box(
        "killed@faro.example", imap_host="127.0.0.1", imap_port=server.port, imap_security="none", authserv_id=""
    )
    mailbox.keep_secret(fetching=PASSWORD)
    mailbox.save()
    at = [NOW + timedelta(minutes=2 * number) for number in range(LETTERS + SENT)]
    ours, theirs = mailbox.address, contact.email
    came = {f"{n}.M1": letter(n, sender=theirs, to=ours, at=at[n]) for n in range(LETTERS)}
    left = {f"{n}.M1": letter(n, sender=ours, to=theirs, at=at[n]) for n in range(LETTERS, LETTERS + SENT)}
    for name, data in came.items():
        server.put(mailbox.address, {name: data}, at=at[int(name.partition(".")[0])], give=False)
    server.put(mailbox.address, left, "Sent", at=NOW)

    endings = [run(mailbox, tmp_path, crash_at) for crash_at in POINTS]
    in_the_middle = Interaction.objects.count()
    last = run(mailbox, tmp_path)

    assert endings == [-signal.SIGKILL] * len(POINTS)
    assert 0 < in_the_middle < LETTERS + SENT
    assert last == 0
    assert Counter(Received.objects.values_list("state", flat=True)) == {State.LOGGED: LETTERS + SENT}
    assert Interaction.objects.filter(client=client).count() == LETTERS + SENT
    wanted = {f"n{n}@{(theirs if n < LETTERS else ours).rpartition('@')[2]}" for n in range(LETTERS + SENT)}
    assert set(MailMessage.objects.values_list("message_id", flat=True)) == wanted
    files = [path for path in (tmp_path / "documents").rglob("*") if path.is_file()]
    assert LETTERS + SENT <= len(files) <= LETTERS + SENT + 3 * 50  # those of killed portions are swept the day after
