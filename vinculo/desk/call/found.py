"""Whom one calls, for which client, and because of which nudge; found through what the person may see."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.desk.contacts.found import at_clients_of
from vinculo.desk.numbers import is_number
from vinculo.people.models import Person


@dataclass(frozen=True, slots=True)
class Callee:
    """A contact, as one of a client's people. `others`: where else they are, as far as this person sees."""

    contact: Contact
    role: ContactRole
    others: list[ContactRole]

    @property
    def client(self) -> Client:
        return self.role.client


def callee(request: HttpRequest, pk: int) -> Callee:
    """404 for nobody this person sees. `client` in the address or form says for which of several. One query."""
    roles = _roles(request.user, pk)
    if not roles:
        raise Http404
    asked = request.POST.get("client") or request.GET.get("client") or ""
    chosen = next((role for role in roles if is_number(asked) and role.client_id == int(asked)), roles[0])
    return Callee(chosen.contact, chosen, [role for role in roles if role is not chosen])


def _roles(person: Person, pk: int) -> list[ContactRole]:
    roles = ContactRole.objects.filter(at_clients_of(person), contact=pk, contact__deleted_at=None, left_on=None)
    return list(roles.select_related("contact", "client").order_by("-is_key", "pk"))


def nudge_id(request: HttpRequest) -> str:
    """The nudge that led here, as the address or the form says."""
    said = request.POST.get("nudge") or request.GET.get("nudge") or ""
    return said if is_number(said) else ""
