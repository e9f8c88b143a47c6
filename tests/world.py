"""
A small named world that tests share. All of it is made up.

Marek leads the shop for Café Luna; Ana decides there. Zofia is an intern on it and may not ask the client. Iga is of
another team and Otto's client (Taller Otero) is hers. Rita administers, Teo is a guest on one project only.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from vinculo.clients.models import Client, Contact, ContactRole, Profile
from vinculo.people.models import Organization, Person, Role, Team
from vinculo.projects.models import Project, ProjectMember

PASSWORD = "una-frase-larga-42"  # noqa: S105
NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)  # a Wednesday, 10:30 in Madrid
TODAY = date(2026, 3, 11)
WEEK = {day: [["09:00", "14:00"], ["15:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@dataclass
class World:
    organization: Organization
    rita: Person
    marek: Person
    zofia: Person
    iga: Person
    teo: Person
    north: Team
    south: Team
    luna: Client
    otero: Client
    ana: Contact
    otto: Contact
    shop: Project
    workshop: Project

    @property
    def staff(self) -> list[Person]:
        return [self.rita, self.marek, self.zofia, self.iga, self.teo]


def make_world() -> World:
    organization = Organization.objects.create(
        name="Taller Faro", time_zone="Europe/Madrid", hours=WEEK, country="ES", mail_domains=["faro.example"]
    )
    north, south = Team.objects.create(name="North"), Team.objects.create(name="South")
    rita = make_person("Rita Solano", Role.ADMINISTRATOR)
    marek = make_person("Marek Wilk", Role.MANAGER)
    zofia = make_person("Zofia Kos", Role.MEMBER, north)
    iga = make_person("Iga Lis", Role.MEMBER, south)
    teo = make_person("Teo Vidal", Role.GUEST)
    luna, ana = make_client("Café Luna", "Ana Prado", owner=marek, team=north)
    otero, otto = make_client("Taller Otero", "Otto Otero", owner=iga, team=south)
    shop = make_project(luna, "Online shop", lead=marek)
    workshop = make_project(otero, "Booking page", lead=iga)
    ProjectMember.objects.create(project=shop, person=marek, area="Relationship, dates, money", may_ask_client=True)
    ProjectMember.objects.create(project=shop, person=zofia, area="Texts")
    ProjectMember.objects.create(project=shop, person=teo, area="Photos")
    return World(
        organization, rita, marek, zofia, iga, teo, north, south, luna, otero, ana, otto, shop, workshop
    )  # fmt: skip


def make_person(name: str, role: str = Role.MEMBER, team: Team | None = None, **fields: object) -> Person:
    person = Person.objects.create_person(
        email=f"{name.split()[0].lower()}@faro.example", name=name, role=role, password=PASSWORD, **fields
    )
    if team:
        person.teams.add(team)
    return person


def make_client(
    name: str,
    contact_name: str | None = None,
    *,
    owner: Person | None = None,
    team: Team | None = None,
    **fields: object,
) -> tuple[Client, Contact]:
    """A client with a filled profile and one key contact who decides."""
    client = Client.objects.create(name=name, owner=owner, team=team, since_on=TODAY - timedelta(days=400), **fields)
    Profile.objects.create(client=client, sells="Cakes", goals="A second shop", motivations="Pride", priorities="Sales")
    contact = make_contact(contact_name or f"Contact of {name}", client)
    return client, contact


def make_contact(name: str, client: Client, **fields: object) -> Contact:
    address = f"{name.split()[0].lower()}@{client.pk}.client.example"
    contact = Contact.objects.create(
        name=name, email=address, phone="+34 600 000 000", preferred_channel="phone", hours=WEEK, **fields
    )
    ContactRole.objects.create(client=client, contact=contact, title="Owner", power="decides", is_key=True)
    return contact


def make_project(client: Client, name: str, *, lead: Person | None = None, **fields: object) -> Project:
    given = {
        "phase": "delivery",
        "starts_on": TODAY - timedelta(days=60),
        "due_on": TODAY + timedelta(days=60),
        **fields,
    }
    return Project.objects.create(client=client, name=name, lead=lead, **given)
