"""The studio of the story and the people who work in it."""

import secrets
from typing import Any

from vinculo.people.models import Organization, Person

WORDS = (
    "olivo faro trigo barca nube piedra miel rueda puerto lluvia monte hilo campana arena lino brasa viento cedro "
    "llave rama".split()
)


def make_password() -> str:
    """Four words and a number: fresh for every installation, easy to type."""
    chosen = [secrets.choice(WORDS) for _ in range(4)]
    return f"{'-'.join(chosen)}-{secrets.randbelow(90) + 10}"


def tell_studio(studio: dict[str, Any], password: str) -> dict[str, Person]:
    """Our organization and its people, by their keys in the story. An organization that exists is left as it is."""
    if Organization.current() is None:
        Organization.objects.create(**studio["organization"])
    people = {}
    for told in studio["people"]:
        fields = {name: value for name, value in told.items() if name != "key"}
        email = f"{told['key']}@lumbre.example"
        people[told["key"]] = Person.objects.create_person(email=email, password=password, **fields)
    return people
