"""The finer questions about clients; which ones somebody sees at all is a matter of the querysets."""

from vinculo.people.models import Person


def may_change_clients(person: Person) -> bool:
    """The team keeps the record of its clients; guests read what they need for their projects."""
    return not person.is_guest
