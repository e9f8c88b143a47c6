"""
A whole installation in a process of its own, with its own database: `python -m tests.trust.a_house`. It does what it is
told, a line of JSON for each thing, and answers each with a line of JSON. See `test_mail_two_houses.py`.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests import prepared_database
from tests.mail.dovecot import PASSWORD

ROOT = Path(__file__).resolve().parents[2]


class House:
    """The other side of the line: starts the process, asks it."""

    def __init__(self, name: str, folder: Path, *, theirs: str, imap: int, smtp: int, box: str = "hola") -> None:
        folder.mkdir()
        is_migrated = prepared_database.take(folder / "vinculo.sqlite3")
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings",
            "VINCULO_DATA": str(folder), "VINCULO_SECRET_KEY": f"{name} keeps this to itself, " * 3,
            "VINCULO_MAIL": f"smtp://127.0.0.1:{smtp}", "VINCULO_MAIL_FROM": f"hola@{name}.example",
            "VINCULO_MAIL_ALLOW_PRIVATE": "1", "VINCULO_MAIL_CHECK_SEALS": "0", "VINCULO_LOG_LEVEL": "CRITICAL",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.trust.a_house"], env=environment, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.ask("move_in", name=name, theirs=theirs, imap=imap, box=box, is_migrated=is_migrated)

    def ask(self, what: str, **told: Any) -> Any:
        assert self.process.stdin and self.process.stdout
        print(json.dumps([what, told]), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        assert line, f"the house ended over {what}"
        return json.loads(line)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


def move_in(*, name: str, theirs: str, imap: int, box: str, is_migrated: bool) -> None:
    from django.core.management import call_command

    from vinculo.clients.models import Client, Contact, ContactRole
    from vinculo.mailboxes.models import Mailbox
    from vinculo.people.models import Organization, Person

    if not is_migrated:
        call_command("migrate", verbosity=0)
    Organization.objects.create(name=name, mail_domains=[f"{name}.example"])
    owner = Person.objects.create_person(
        email=f"rita@{name}.example", name="Rita Solano", role="administrator", password="not asked for here"
    )
    client = Client.objects.create(name="The others", owner=owner)
    for place in ("hola", "gone", "back"):
        contact = Contact.objects.create(name=place, email=f"{place}@{theirs}.example")
        ContactRole.objects.create(client=client, contact=contact)
    mailbox = Mailbox(
        address=f"{box}@{name}.example", imap_host="127.0.0.1", imap_port=imap, imap_security="none",
        sends_by="house",
    )  # fmt: skip
    mailbox.keep_secret(fetching=PASSWORD)
    mailbox.save()


def write(*, to: str = "hola") -> None:
    """A letter by hand."""
    from django.utils import timezone

    from vinculo.clients.models import Client, Contact
    from vinculo.letters import delivering, queue
    from vinculo.letters.models import Letter
    from vinculo.mailboxes.models import Mailbox
    from vinculo.people.models import Person

    now, by = timezone.now(), Person.objects.get()
    letter = Letter.objects.create(
        client=Client.objects.get(), by=by, mailbox=Mailbox.objects.get(), subject="The plates",
        text="Good morning. When do the plates come?", autosaved_at=now,
    )  # fmt: skip
    letter.to.add(Contact.objects.get(name=to))
    queue.send(letter, by=by, at=now)
    delivering.deliver_at(letter.pk, at=now + timedelta(minutes=1))


def look() -> None:
    """What the timetable does every two minutes; and whatever came into the record is told and answered by machines."""
    from django.core.mail import EmailMessage
    from django.utils import timezone

    from vinculo.conversations.models import Interaction
    from vinculo.mail import fetch
    from vinculo.mailboxes.models import Mailbox
    from vinculo.notifications import looking, posting
    from vinculo.notifications.models import Kind
    from vinculo.notifications.telling import News, tell
    from vinculo.people.letters import BY_MACHINE
    from vinculo.people.models import Person

    before = set(Interaction.objects.values_list("pk", flat=True))
    Mailbox.objects.update(next_check_at=None)
    fetch.fetch(Mailbox.objects.get().pk)
    at, person = timezone.now(), Person.objects.get()
    came = Interaction.objects.filter(direction="in").exclude(pk__in=before).order_by("pk")
    for one in came.select_related("mail", "client"):
        news = News(Kind.MENTION, f"interaction:{one.pk}", client_id=one.client_id, facts={"by": "", "words": ""})
        tell(news, to=[person], by=None, at=at)
        EmailMessage("We have your letter", "Thank you.", to=[one.mail.from_address], headers=dict(BY_MACHINE)).send()
    looking.look_at_nudges(at)
    posting.post(person.pk)


def know(*, clients: int) -> None:
    """So many clients, each with one contact: p0@c0.example, p1@c1.example and so on."""
    from vinculo.clients.models import Client, Contact, ContactRole
    from vinculo.people.models import Person

    owner = Person.objects.get()
    for number in range(clients):
        client = Client.objects.create(name=f"Client {number}", owner=owner)
        contact = Contact.objects.create(name=f"Ana {number}", email=f"p{number}@c{number}.example")
        ContactRole.objects.create(client=client, contact=contact)


def work() -> dict[str, Any]:
    """What workers and timetable do with what came, and nothing else: fetch, look at the clients, tell, send."""
    import resource

    from django.utils import timezone
    from django_q.models import OrmQ

    from vinculo.jobs.perform import perform
    from vinculo.mail import fetch
    from vinculo.mailboxes.models import Mailbox
    from vinculo.notifications import looking, posting

    def processor() -> float:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    began = processor()
    Mailbox.objects.update(next_check_at=None)
    fetch.fetch(Mailbox.objects.get().pk)
    fetched = processor()
    looking.look_at_nudges(timezone.now())
    posting.post_due(timezone.now())
    jobs = 0
    while row := OrmQ.objects.order_by("pk").first():
        perform(*row.task["args"])
        row.delete()
        jobs += 1
    looking.look_at_nudges(timezone.now())
    posting.post_due(timezone.now())
    return {"jobs": jobs, "fetching": fetched - began, "processor": processor() - began}


def heard() -> dict[str, Any]:
    """What the house has told its people, and what it would have them do."""
    from collections import Counter

    from vinculo.notifications.models import Delivery, Notice
    from vinculo.practices.models import Nudge

    nudges = Counter(Nudge.objects.exclude(client=None).values_list("client__name", flat=True))
    return {"notices": Notice.objects.count(), "letters": Delivery.objects.count(), "nudges": dict(nudges)}


def count() -> dict[str, Any]:
    from collections import Counter

    from vinculo.conversations.models import Interaction
    from vinculo.letters.models import Letter
    from vinculo.mail.models import Received

    return {
        "came": Interaction.objects.filter(direction="in").count(),
        "left": Interaction.objects.filter(direction="out").count(),
        "letters": [*Letter.objects.order_by("pk").values_list("state", flat=True)],
        "received": dict(Counter(Received.objects.values_list("state", flat=True))),
    }


def believe() -> None:
    """The control: nothing is known as a machine's, nor as coming round."""
    from vinculo.mail import decide, loops

    decide.OUT_OF_THE_WAY.clear()
    loops.goes_round = lambda _message: ""  # type: ignore[assignment]


if __name__ == "__main__":
    import django

    django.setup()
    for line in sys.stdin:
        asked, told = json.loads(line)
        print(json.dumps(globals()[asked](**told)), flush=True)
