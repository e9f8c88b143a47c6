"""A contact of a client as the record names them."""

from vinculo.clients.models import Contact
from vinculo.record.chain import Actor


def acting(contact: Contact, *, proof: str, ip: str = "", user_agent: str = "") -> Actor:
    """`proof`: how we knew that it was them: code, link, passkey; or "told", when they told a person of ours."""
    return Actor("them", f"contact:{contact.pk}", contact.name, proof=proof, ip=ip, user_agent=user_agent[:300])
