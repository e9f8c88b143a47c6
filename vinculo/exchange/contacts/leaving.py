"""A contact of ours as a row of an address book: what anybody may know who sees them, and no note of ours."""

from vinculo.clients.models import Contact, ContactPoint, ContactRole, ImportantDate
from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.points import PROFILE
from vinculo.exchange.reading.dates import Day

Kind = ContactPoint.Kind


def row_of(contact: Contact, roles: list[ContactRole]) -> ContactRow:
    """`roles` are those the reader sees; with `points` and `dates` loaded it asks the database nothing."""
    given, _blank, family = contact.name.rpartition(" ")
    points = [point for point in contact.points.all() if point.value]
    role = next((role for role in roles if role.left_on is None), None)
    pages = [(point.label, point.value) for point in points if point.kind == Kind.URL]
    born = next((one for one in contact.dates.all() if one.kind == ImportantDate.Kind.BIRTHDAY), None)
    phones = [("phone", contact.phone)] if contact.phone else []
    phones += [(_kind(point.label), point.value) for point in points if point.kind == Kind.PHONE]
    return ContactRow(
        line=0,
        name=contact.name,
        given=given,
        family=family,
        company=role.client.name if role else "",
        title=role.title if role else "",
        emails=_unique([contact.email, *(point.value for point in points if point.kind == Kind.EMAIL)]),
        phones=tuple({number: (kind, number) for kind, number in reversed(phones)}.values())[::-1],
        webs=_unique([value for label, value in pages if label != PROFILE]),
        linkedin=next((value for label, value in pages if label == PROFILE), ""),
        birthday=Day(born.month, born.day, born.year) if born else None,
        language=contact.language,
        external_id=f"vinculo-contact-{contact.pk}",
    )


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _kind(label: str) -> str:
    return label if label in ("mobile", "fax") else "phone"
