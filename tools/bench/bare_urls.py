"""A list page as bare as Django makes it: a session, a person, fifty rows in a table."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from vinculo.clients.models import Contact

PAGE = """<!doctype html><title>Contacts</title><p>{{ person.name }}</p><table>
{% for contact in contacts %}<tr><td>{{ contact.name }}</td><td>{{ contact.email }}</td><td>{{ contact.phone }}</td>
<td>{{ contact.preferred_channel }}</td></tr>{% endfor %}</table>"""


@cache
def template() -> Any:
    return engines["django"].from_string(PAGE)


def contacts(request: HttpRequest) -> HttpResponse:
    found = Contact.objects.order_by("pk")[:50]
    return HttpResponse(template().render({"person": request.user, "contacts": found}, request))


def here(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("here")


urlpatterns = [path("bare/", contacts), path("account/sign-in/", here)]
