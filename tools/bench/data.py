"""Generated clients: per thousand 3,000 contacts, 3,000 projects, 20,000 tasks and milestones, 100,000 interactions."""

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from tools.bench.words import TRADE, sentence
from vinculo.agreements.models import Expectation, Promise
from vinculo.clients.models import Client, Contact, ContactRole, Profile
from vinculo.conversations.models import Interaction, NextWord, Question
from vinculo.conversations.threading import LATELY, note_all
from vinculo.db.bulk import insert_columns, insert_rows
from vinculo.exchange.collecting import collecting_rarely
from vinculo.people.models import Organization, Person
from vinculo.practices.models import Standing
from vinculo.practices.recheck import sweep
from vinculo.projects.models import CommunicationPlan, Milestone, Project, Task

EDITION = "Bench, edition 2"  # other data is made anew
STAFF = 20
FIRST = "Ana Marta Łucja Iker Zofia Paweł Clara Joseba Katarzyna Rubén Inés Olatz Manuel Elena Żaneta Ángel".split()
LAST = "Prado Wilk Beltrán Żak Solano Ríos Śliwa Echarri Núñez Kos Ferrandis Wójcik Roldán Łoś Vidal Orts".split()
TRADES = "Bodegas Taller Clínica Museo Escuela Księgarnia Piekarnia Transportes Hotel Fundación".split()
HOURS = {day: [["09:00", "14:00"], ["15:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
CHANNELS = ("email", "phone", "video", "in_person", "chat")

Row = dict[str, Any]


def ensure(clients: int) -> None:
    """Make the data of this size unless it is there."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if is_made(clients):
        return
    if Client.objects.exists():
        start_over()
    print(f"making {clients} clients", flush=True)
    with collecting_rarely():
        Maker(clients).make()
        print("indexing", flush=True)
        index()
    print("first sweep", flush=True)
    sweep()


def is_made(clients: int) -> bool:
    """The first sweep comes last: where every client has a standing, everything is there."""
    return Organization.objects.filter(name=EDITION).exists() and Standing.objects.count() >= clients


def start_over() -> None:
    """Data of an earlier edition goes."""
    print("the data there is of an earlier edition", flush=True)
    if connection.vendor == "sqlite":
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    else:
        call_command("flush", interactive=False, verbosity=0)


def index() -> None:
    from vinculo.db import search
    from vinculo.logbook.searchable import KINDS, index_kind

    search.clear()
    for kind in KINDS:
        index_kind(kind)


def row(**values: Any) -> Row:
    return values


def batches(rows: Iterable[Any], size: int = 5000) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


def write(model: Any, rows: Iterable[Any]) -> None:
    for batch in batches(rows):
        with transaction.atomic():
            insert_rows(model, batch)


class Maker:
    """The same numbers give the same data."""

    def __init__(self, clients: int) -> None:
        self.number, self.dice = clients, random.Random(clients)
        self.now: datetime = timezone.now()
        self.today: date = timezone.localdate()

    def make(self) -> None:
        self.people = self._people()
        write(Client, self._clients())
        self.clients = list(Client.objects.order_by("pk").values_list("pk", "owner_id"))
        write(
            Profile,
            (
                row(client_id=pk, sells="Wine", goals="Grow", motivations="Pride", priorities="Shop")
                for pk, _ in self.clients
            ),
        )
        write(Contact, (self._contact(n) for n in range(self.number * 3)))
        self.contacts = list(Contact.objects.order_by("pk").values_list("pk", flat=True))
        write(ContactRole, self._roles())
        write(Project, self._projects())
        self.projects = list(Project.objects.order_by("pk").values_list("pk", "client_id"))
        write(CommunicationPlan, self._plans())
        write(Milestone, self._milestones())
        write(Task, self._tasks())
        write(Promise, self._promises())
        write(Expectation, self._expectations())
        write(NextWord, self._words())
        self._talk()
        write(Question, self._questions())
        self._threads()

    def _people(self) -> list[int]:
        Organization.objects.create(name=EDITION, hours=HOURS, mail_domains=["bench.example"])
        roles = ["administrator", "manager"] + ["member"] * (STAFF - 2)
        people = [
            Person.objects.create_person(email=f"p{n}@bench.example", name=f"{FIRST[n % 16]} {LAST[n % 16]}", role=role)
            for n, role in enumerate(roles)
        ]
        return [person.pk for person in people]

    def _clients(self) -> Iterator[Row]:
        for n in range(self.number):
            name = f"{TRADES[n % 10]} {LAST[n // 10 % 16]} {n}"
            since = self.today - timedelta(days=self.dice.randrange(30, 1500))
            yield row(
                name=name, line="A trade of theirs", owner_id=self.people[n % STAFF], since_on=since, language="es"
            )

    def _contact(self, n: int) -> Row:
        name = f"{FIRST[n % 16]} {LAST[n // 16 % 16]} {n}"
        return row(
            name=name, email=f"c{n}@client.example", phone=f"+34600{n:06}", preferred_channel="phone", hours=HOURS
        )

    def _roles(self) -> Iterator[Row]:
        for n, pk in enumerate(self.contacts):
            first = n % 3 == 0
            yield row(client_id=self.clients[n // 3][0], contact_id=pk, is_key=first, power="decides" if first else "")

    def _projects(self) -> Iterator[Row]:
        for client_id, owner_id in self.clients:
            for n, phase in enumerate(("delivery", "closed", "closed")):
                start = self.today - timedelta(days=60 + 200 * n)
                yield row(
                    client_id=client_id,
                    name=f"Work {n} {self.dice.choice(TRADE)}",
                    phase=phase,
                    starts_on=start,
                    due_on=start + timedelta(days=120),
                    closed_on=start + timedelta(days=120) if phase == "closed" else None,
                    lead_id=owner_id,
                )

    def _plans(self) -> Iterator[Row]:
        for n, (pk, _client) in enumerate(self.projects):
            if n % 3 == 0:
                yield row(project_id=pk, starts_on=self.today - timedelta(days=60), weekday=n % 5)

    def _milestones(self) -> Iterator[Row]:
        for pk, _client in self.projects:
            for n in range(2):
                on = self.today + timedelta(days=20 * n + self.dice.randrange(-30, 30))
                yield row(project_id=pk, name=f"Milestone {n}", planned_on=on, promised_on=on + timedelta(days=4))

    def _tasks(self) -> Iterator[Row]:
        count = self.number * 14
        for n in range(count):
            pk = self.projects[n % len(self.projects)][0]
            yield row(
                project_id=pk, title=self._sentence(4), column="Doing", due_on=self.today, position=n,
                assignee_id=self.people[n % STAFF], done_at=self.now if n % 5 else None,
            )  # fmt: skip

    def _promises(self) -> Iterator[Row]:
        for n, (client_id, owner_id) in enumerate(self.clients):
            for k in range(3):
                on = self.today + timedelta(days=self.dice.randrange(-10, 40))
                yield row(
                    client_id=client_id, text=self._sentence(4), owner_id=owner_id, made_to_id=self.contacts[n * 3],
                    made_at=self.now - timedelta(days=40), promised_on=on, internal_on=on - timedelta(days=3),
                    kept_on=on if k else None,
                )  # fmt: skip

    def _expectations(self) -> Iterator[Row]:
        for n, (client_id, _owner) in enumerate(self.clients):
            for side in ("theirs", "ours"):
                on = self.today - timedelta(days=n % 120)
                yield row(client_id=client_id, side=side, text=self._sentence(6), asked_on=on)

    def _words(self) -> Iterator[Row]:
        for n, (client_id, owner_id) in enumerate(self.clients):
            yield row(
                client_id=client_id, on=self.today + timedelta(days=n % 9 - 2), channel="phone", about="The week",
                told_at=self.now - timedelta(days=5), by_id=owner_id,
            )  # fmt: skip

    def _talk(self) -> None:
        link = Interaction.contacts.through
        for batch in batches(self._interactions(), 20000):
            with transaction.atomic():
                keys = insert_rows(Interaction, [row for row, _contact in batch])
                contacts = [contact for _row, contact in batch]
                insert_columns(link, len(keys), {"interaction_id": keys, "contact_id": contacts})

    def _threads(self) -> None:
        """Of what was said lately; what is older was there before threads were."""
        lately = Interaction.objects.filter(at__gte=self.now - LATELY).order_by("pk").values_list("pk", flat=True)
        for batch in batches(lately.iterator(), 5000):
            with transaction.atomic():
                note_all(batch)

    def _interactions(self) -> Iterator[tuple[Row, int]]:
        for n, (client_id, owner_id) in enumerate(self.clients):
            days = self.dice.randrange(0, 20)
            for _k in range(100):
                days += self.dice.randrange(1, 14)
                yield (
                    row(
                        client_id=client_id, by_id=owner_id, at=self.now - timedelta(days=days, minutes=n % 600),
                        channel=self.dice.choice(CHANNELS), direction=self.dice.choice(("in", "out", "both")),
                        summary=self._sentence(14), felt=self.dice.choice(("warm", "fine", "", "cool")),
                    ),
                    self.contacts[n * 3],
                )  # fmt: skip

    def _questions(self) -> Iterator[Row]:
        for n, (client_id, owner_id) in enumerate(self.clients):
            asked = self.now - timedelta(hours=self.dice.randrange(1, 30))
            yield row(
                client_id=client_id, contact_id=self.contacts[n * 3], text=self._sentence(6) + "?", asked_at=asked,
                due_at=asked + timedelta(hours=24), owner_id=owner_id,
                answered_at=self.now if n % 10 else None,
            )  # fmt: skip

    def _sentence(self, words: int) -> str:
        return sentence(self.dice, words)
