"""One of everything that programs can ask for: of Café Luna, and of Taller Otero, which Zofia does not see."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.world import World, make_client, make_contact, make_project
from vinculo.agreements.asking import ask
from vinculo.agreements.models import Expectation, Obligation, Promise
from vinculo.clients.models import Client
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.documents.models import Document, Version
from vinculo.documents.storage import storage
from vinculo.meetings.models import Meeting
from vinculo.meetings.models.guest import Guest
from vinculo.money.models import Invoice, Quote, QuoteVersion
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead, Opportunity, Stage
from vinculo.practices.models import Nudge
from vinculo.projects.models import ChecklistItem, Milestone, Project, Task, TaskComment

Ids = dict[str, int]


def make_all(world: World) -> tuple[Ids, Ids]:
    """The ids of one of each: of the client whose team the member is in, and of the other."""
    luna = {"clients": world.luna.pk, "contacts": world.ana.pk, "projects": world.shop.pk}
    otero = {"clients": world.otero.pk, "contacts": world.otto.pk, "projects": world.workshop.pk}
    luna |= {"people": world.marek.pk, **more(world.luna, world.shop, world.marek)}
    otero |= {"people": 987_654, **more(world.otero, world.workshop, world.iga)}
    otero["leads"] = 987_654  # the whole team sees leads
    return luna, otero


def another(world: World, number: int) -> None:
    """One more client with one of everything."""
    client, _contact = make_client(f"Client {number}", owner=world.marek, team=world.north)
    make_contact(f"Someone {number}", client)
    more(client, make_project(client, f"Project {number}", lead=world.marek), world.marek)


def more(client: Client, project: Project, person: Person) -> Ids:
    now, of = timezone.now(), {"client": client, "project": project}
    talk = Interaction.objects.create(**of, at=now, channel="phone", summary="We spoke", by=person)
    contact = client.contacts.first()
    talk.contacts.add(contact)
    talk.people.add(person)
    milestone = Milestone.objects.create(project=project, name="Launch")
    task = Task.objects.create(project=project, milestone=milestone, title="Write the texts", assignee=person)
    step = ChecklistItem.objects.create(task=task, text="The first")
    TaskComment.objects.create(task=task, person=person, text="Soon", at=now)
    made: dict[str, Any] = {
        "interactions": talk, "milestones": milestone, "tasks": task, "steps": step,
        "promises": Promise.objects.create(**of, text="Photos", made_at=now, owner=person, by=person),
        "expectations": Expectation.objects.create(**of, side="theirs", text="Fast", by=person),
        "questions": Question.objects.create(**of, contact=contact, text="When?", asked_at=now, owner=person),
        "obligations": Obligation.objects.create(**of, what="Texts", wanted=10, by=person),
        "decisions": Decision.objects.create(**of, text="Blue", at=now, by=person, interaction=talk),
        "changes": ask(project, title="A shop in Polish", by=person, at=now, side="theirs"),
        "nudges": Nudge.objects.create(client=client, practice="PROM-03", subject=f"client:{client.pk}", urgency=1,
                                       raised_at=now, changed_at=now, person=person),
        "documents": document(client, project, person), "meetings": meeting(client, project, person),
        **sales(client, person),
    }  # fmt: skip
    return {name: row.pk for name, row in made.items()}


def document(client: Client, project: Project, person: Person) -> Document:
    now = timezone.now()
    one = Document.objects.create(client=client, project=project, title="Menu", by=person, changed_at=now)
    key = storage().save(f"menu-{one.pk}", ContentFile(b"The menu"))
    from hashlib import sha256

    Version.objects.create(
        document=one, number=1, key=key, name="menu.txt", media_type="text/plain", size=8, at=now, by=person,
        sha256=sha256(b"The menu").hexdigest(),
    )  # fmt: skip
    return one


def meeting(client: Client, project: Project, person: Person) -> Meeting:
    now = timezone.now()
    one = Meeting.objects.create(
        client=client, project=project, title="Tasting", starts_at=now + timedelta(days=3), time_zone="Europe/Madrid",
        organizer=person, changed_at=now,
    )  # fmt: skip
    Guest.objects.create(meeting=one, contact=client.contacts.first())
    return one


def sales(client: Client, person: Person) -> dict[str, Any]:
    now = timezone.now()
    stage = Stage.objects.first() or Stage.objects.create(name="First")
    lead = Lead.objects.create(name="Lea Ruiz", received_at=now, confirmed_at=now, owner=person)
    opportunity = Opportunity.objects.create(
        title="A second shop", client=client, stage=stage, stage_since=now, currency="EUR", owner=person
    )
    quote = Quote.objects.create(number=f"Q-{client.pk}", title="A shop", client=client, language="en", currency="EUR")
    quote.current = QuoteVersion.objects.create(quote=quote, number=1, net=100, gross=121)
    quote.save()
    invoice = Invoice.objects.create(client=client, title="A shop", language="en", currency="EUR")
    return {"leads": lead, "opportunities": opportunity, "quotes": quote, "invoices": invoice}
