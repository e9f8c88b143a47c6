"""
How many letters are taken in in a second, with a kill -9 on the way: `python -m tools.bench_mail [LETTERS]`.

Starts a Dovecot of its own, lays the letters into a mailbox of it, and fetches them in processes of which the first
ones are killed in the middle. Says the rate by the clock and of the processor, and whether any was lost or doubled.
Needs dovecot-imapd. Works in a folder of its own; nobody in the letters exists.
"""

import os
import resource
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

from tests.mail import dovecot

ADDRESS = "hola@faro.example"
WRITERS = 40
KILLED_AFTER = (0.15, 0.4, 0.7)  # of all letters
FETCH = "import django; django.setup(); from vinculo.mail import fetch; fetch.fetch(1)"
WORDS = "We looked at the second draft of the shop. The colours are right, the photos too large. " * 6
BEGAN = datetime(2026, 1, 5, 8, tzinfo=UTC)


def lay_out(server: dovecot.Dovecot, letters: int) -> None:
    for number in range(letters):
        at = BEGAN + timedelta(minutes=3 * number)
        sender = f"p{number % WRITERS}@c{number % WRITERS}.example"
        body = f"Letter {number}.\r\n\r\n{WORDS}\r\n\r\nBest regards,\r\nAna\r\n\r\n> {WORDS}"
        data = dovecot.letter(number, sender=sender, to=ADDRESS, at=at, subject=f"Draft {number // 5}", body=body)
        server.put(ADDRESS, {f"{number:06}.M1": data}, at=at, give=False)
    server.put(ADDRESS, {})


def main(letters: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from vinculo.clients.models import Client, Contact, ContactRole
    from vinculo.conversations.models import Interaction, MailMessage
    from vinculo.mail.models import Received
    from vinculo.mailboxes.models import Mailbox
    from vinculo.people.models import Organization

    call_command("migrate", verbosity=0)
    Organization.objects.create(name="Taller Faro", mail_domains=["faro.example"])
    for number in range(WRITERS):
        client = Client.objects.create(name=f"Client {number}")
        contact = Contact.objects.create(name=f"Ana {number}", email=f"p{number}@c{number}.example")
        ContactRole.objects.create(client=client, contact=contact)
    server = dovecot.start()
    try:
        lay_out(server, letters)
        mailbox = Mailbox(address=ADDRESS, imap_host="127.0.0.1", imap_port=server.port, imap_security="none")
        mailbox.keep_secret(fetching=dovecot.PASSWORD)
        mailbox.save()
        began, kills = time.perf_counter(), 0
        for share in KILLED_AFTER:
            kills += kill_after(lambda: Received.objects.count(), int(letters * share))
        while Received.objects.count() < letters or Received.objects.filter(state="new").exists():
            subprocess.run([sys.executable, "-c", FETCH], check=True)
            Mailbox.objects.update(next_check_at=None)
        clock = time.perf_counter() - began
    finally:
        server.stop()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    ids = list(MailMessage.objects.values_list("message_id", flat=True))
    lost, doubled = letters - len(set(ids)), Interaction.objects.count() - len(set(ids))
    rate, processor = letters / clock, letters / (used.ru_utime + used.ru_stime)
    print(f"{letters} letters, {kills} processes killed: {rate:.0f} letters/s by the clock, {processor:.0f} of the "
          f"processor (Dovecot's part included); {lost} lost, {doubled} doubled")  # fmt: skip
    sys.exit(1 if lost or doubled else 0)


def kill_after(count: object, wanted: int) -> int:
    """Fetches until so many letters are there, then SIGKILL. 1 if it was killed, 0 if it ended before."""
    process = subprocess.Popen([sys.executable, "-c", FETCH])
    while process.poll() is None:
        if count() >= wanted:  # type: ignore[operator]
            process.send_signal(signal.SIGKILL)
            process.wait()
            return 1
        time.sleep(0.05)
    return 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VINCULO_DATA": folder,
            "VINCULO_SECRET_KEY": secrets.token_urlsafe(64),
            "VINCULO_MAIL_ALLOW_PRIVATE": "1",
            "VINCULO_LOG_LEVEL": "ERROR",
        }
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
