"""Whom they sent: a client or a lead one may see, by what one types; else just the name."""

from dataclasses import dataclass

from vinculo.clients.models import Client
from vinculo.db.folding import fold
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person
from vinculo.pipeline.models import Lead

OFFERED = 40


@dataclass(frozen=True, slots=True)
class Whom:
    """One of the three."""

    client: Client | None = None
    lead: Lead | None = None
    name: str = ""

    @property
    def text(self) -> str:
        return str(self.client or self.lead or self.name)


def offered(person: Person) -> list[str]:
    """The newest leads and clients, to choose from while typing. Two queries."""
    leads = Lead.objects.visible_to(person).open().order_by("-received_at", "-pk")[:OFFERED]
    newest = Client.objects.visible_to(person).kept().order_by("-created_at", "-pk")
    return list(dict.fromkeys([*map(str, leads), *newest.values_list("name", flat=True)[:OFFERED]]))


def named(person: Person, text: str) -> Whom:
    """The client or the lead who is called exactly that; where several are, only the name is kept."""
    clients = list(Client.objects.visible_to(person).kept().filter(name_folded=fold(text))[:2])
    if len(clients) == 1:
        return Whom(client=clients[0])
    alike = Lead.objects.visible_to(person).filter(deleted_at=None, folded__startswith=fold(text))[:OFFERED]
    leads = [lead for lead in alike if fold(str(lead)) == fold(text)]
    return Whom(lead=leads[0]) if len(leads) == 1 else Whom(name=text)


def asked(person: Person, *, client: str, lead: str) -> Whom:
    """As the address says."""
    if is_number(lead):
        return Whom(lead=Lead.objects.visible_to(person).filter(deleted_at=None, pk=lead).first())
    if is_number(client):
        return Whom(client=Client.objects.visible_to(person).kept().filter(pk=client).first())
    return Whom()
