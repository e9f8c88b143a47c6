"""A person of ours as the record names them."""

from vinculo.people.models import Person
from vinculo.record.chain import SYSTEM, Actor


def acting(person: Person | None, *, proof: str = "", ip: str = "", user_agent: str = "") -> Actor:
    """Who acts; nobody in particular is the system itself."""
    if person is None:
        return SYSTEM
    return Actor("us", f"person:{person.pk}", person.name, proof=proof, ip=ip, user_agent=user_agent[:300])
