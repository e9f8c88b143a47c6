"""In which language somebody at a client is written to."""

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Organization


def language_to(contact: Contact | None, client: Client, organization: Organization | None) -> str:
    """Their own, else that of their company, else ours."""
    own = contact.language if contact else ""
    return own or client.language or (organization.language if organization else "") or "en"
