"""All contacts one sees, by name: whom they belong to, and how to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vinculo.clients.models import Client, Contact, ContactRole
from vinculo.desk.contacts.found import at_clients_of, contact_of
from vinculo.desk.lists.leaving import Leaving, Shape
from vinculo.desk.numbers import is_number
from vinculo.exchange.contacts.leaving import row_of
from vinculo.exchange.lists.columns import Column
from vinculo.exchange.vcard import writing as cards
from vinculo.people.models import Person

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A contact with what they are at the clients the reader sees, where they are now first."""

    contact: Contact
    roles: list[ContactRole]

    @property
    def now(self) -> ContactRole | None:
        return next((role for role in self.roles if role.left_on is None), None)

    @property
    def further(self) -> str:
        return ", ".join(point.value for point in self.contact.points.all())


def with_all(found: Any, person: Person) -> Any:
    """With roles, further addresses and days: three queries more, however many they are."""
    roles = ContactRole.objects.filter(at_clients_of(person)).select_related("client")
    return found.prefetch_related(Prefetch("roles", roles, to_attr="seen_roles"), "points", "dates")


def dressed(request: HttpRequest, contacts: list[Any]) -> list[Row]:
    return [Row(contact, sorted(contact.seen_roles, key=lambda role: role.left_on is not None)) for contact in contacts]


def _asked(request: HttpRequest) -> dict[str, str]:
    client, q = request.GET.get("client", ""), request.GET.get("q", "").strip()[:100]
    asked = {"q": q, "client": client if is_number(client) else ""}
    return {name: value for name, value in asked.items() if value}


def _found(request: HttpRequest) -> Any:
    asked = _asked(request)
    found = Contact.objects.visible_to(request.user).kept()
    if "client" in asked:
        here = Client.objects.visible_to(request.user).kept().filter(pk=int(asked["client"]))
        found = found.filter(pk__in=ContactRole.objects.filter(client__in=here, left_on=None).values("contact"))
    if "q" in asked:
        found = found.named_like(asked["q"])
    return with_all(found.order_by("name_folded", "pk"), request.user)


def _four(out: BinaryIO, rows: Iterable[Row]) -> int:
    return cards.write(out, (row_of(row.contact, row.roles) for row in rows), "4.0")


def _three(out: BinaryIO, rows: Iterable[Row]) -> int:
    return cards.write(out, (row_of(row.contact, row.roles) for row in rows), "3.0")


COLUMNS = (
    Column(_("Name"), "contact.name"),
    Column(_("Role"), "now.title"),
    Column(_("Client"), "now.client.name"),
    Column(_("E-mail"), "contact.email"),
    Column(_("Phone"), "contact.phone"),
    Column(_("Further addresses"), "further"),
    Column(_("Language"), "contact.get_language_display"),
    Column(_("Preferred channel"), "contact.get_preferred_channel_display"),
)
SHAPES = (
    Shape("vcf", "vCard", "text/vcard; charset=utf-8", _four),
    Shape("3.vcf", "vCard 3.0", "text/vcard; charset=utf-8", _three),
)


@require_safe
@Leaving("contacts", _("Contacts"), _found, COLUMNS, dress=dressed, shapes=SHAPES)
def list_page(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    page = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    client = Client.objects.visible_to(request.user).kept().filter(pk=int(asked.get("client", "0"))).first()
    context = {
        "page": page,
        "rows": dressed(request, list(page.object_list)),
        "q": asked.get("q", ""),
        "client": client,
        "query": f"{urlencode(asked)}&" if asked else "",
        "section": "clients",
    }
    return render(request, "contacts/list.html", context)


def found_one(request: HttpRequest, pk: int) -> Any:
    return with_all(Contact.objects.filter(pk=contact_of(request, pk).pk), request.user)


ONE = Leaving("contact", _("Contact"), found_one, COLUMNS, dress=dressed, shapes=SHAPES)
