"""
Fields of a template, such as {contact.first_name}: a list of known names, each with what stands there. Nothing is
looked up beyond it: a name is a key, not a path into our records.
"""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.language import fields
from vinculo.letters.lines import one_line
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project
from vinculo.web.dates import day_long

KNOWN = {
    "contact.first_name": _("First name of who gets it"),
    "contact.name": _("Whole name of who gets it"),
    "client.name": _("Name of the client"),
    "project.name": _("Name of the project"),
    "my.first_name": _("Your first name"),
    "my.name": _("Your whole name"),
    "my.title": _("What you do"),
    "my.phone": _("Your phone"),
    "our.name": _("Name of our organization"),
    "today": _("Today's date"),
}


def unknown_in(text: str) -> list[str]:
    """The fields of a template that nobody knows, as they are written, each once."""
    return fields.unknown_in(text, KNOWN)


def fill(text: str, values: Mapping[str, str]) -> str:
    """
    The text with its known fields filled in, once: what stands in a value is never read as a field. A field that is
    unknown, or that has no value here, stays as it is written, where the writer sees it.
    """
    return fields.fill(text, {name: value for name, value in values.items() if name in KNOWN})


def values_for(
    *, contact: Contact | None, client: Client, project: Project | None, by: Person,
    organization: Organization | None, today: date,
) -> dict[str, str]:  # fmt: skip
    """What each field says in a letter of this person to this contact."""
    told = {
        "contact.first_name": contact.first_name if contact else "",
        "contact.name": contact.name if contact else "",
        "client.name": client.name,
        "project.name": project.name if project else "",
        "my.first_name": by.first_name,
        "my.name": by.name,
        "my.title": by.title,
        "my.phone": by.phone,
        "our.name": organization.name if organization else "",
        "today": str(day_long(today)),
    }
    return {name: one_line(value) for name, value in told.items()}
