"""In which language somebody at a client is written to."""

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Organization

USUAL = {"pl": "formal"}  # how one addresses a client whom one does not know, where it is not by first name


def language_to(contact: Contact | None, client: Client, organization: Organization | None) -> str:
    """Their own, else that of their company, else ours."""
    own = contact.language if contact else ""
    return own or client.language or (organization.language if organization else "") or "en"


def spoken_to(contact: Contact | None, client: Client, organization: Organization | None) -> str:
    """The language of texts that speak to them: "es-formal" for a client who is addressed so."""
    return address_form(language_to(contact, client, organization), client.address)


def address_form(code: str, address: str) -> str:
    """English knows one way only."""
    formal = (address or USUAL.get(code, "informal")) == "formal"
    return f"{code}-formal" if formal and code != "en" else code
