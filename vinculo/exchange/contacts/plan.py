"""
What one contact row adds to what is known: somebody new, what was missing of somebody known, or nothing.

An import completes, it never overwrites: where both sides have a value, ours stays. The same file twice adds nothing.
"""

from dataclasses import dataclass, field

from vinculo.exchange.addressbook.contacts import ContactRow
from vinculo.exchange.contacts.book import Book, Company, Someone
from vinculo.exchange.contacts.points import Point, points_of
from vinculo.exchange.models import Outcome
from vinculo.exchange.reading.dates import Day
from vinculo.people.models import Language

LANGUAGES = {
    word: code.value
    for code, words in {
        Language.ENGLISH: "en eng english ingles angielski englisch",
        Language.SPANISH: "es spa spanish español espanol hiszpański hiszpanski spanisch castellano",
        Language.POLISH: "pl pol polish polaco polski polnisch",
    }.items()
    for word in words.split()
}


NEW, UPDATED, UNCHANGED, REFUSED = (
    one.value for one in (Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REFUSED)
)


@dataclass(slots=True)
class Plan:
    """What to write for one row. `fills` are fields of the contact; `role` is (company, title) when it is new."""

    outcome: str
    reason: str = ""
    someone: Someone | None = None
    fills: dict[str, str] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)
    role: tuple[str, str] | None = None
    title_for: str = ""
    title: str = ""
    birthday: Day | None = None
    company: Company | None = None


def plan(row: ContactRow, book: Book) -> Plan:
    """Decide about one row and remember in the book what it adds."""
    key, points = book.company_key(row), points_of(row)
    someone = book.find(row, points, key)
    if someone is not None and someone.in_bin:
        return Plan(REFUSED, "in_bin")
    if someone is None and not key and not book.by.sees_everyone:
        return Plan(REFUSED, "no_company")
    found = Plan(UNCHANGED if someone else NEW)
    found.someone = someone = someone or Someone(row.shown_as)
    _fill(found, row)
    _add_points(found, points, book)
    _add_role(found, row, key, book)
    if row.birthday and not someone.has_birthday:
        found.birthday, someone.has_birthday = row.birthday, True
    if found.outcome == UNCHANGED and _adds(found):
        found.outcome = UPDATED
    book.remember(someone)
    return found


def _adds(found: Plan) -> bool:
    return bool(found.fills or found.points or found.role or found.title or found.birthday)


def _fill(found: Plan, row: ContactRow) -> None:
    someone = found.someone
    assert someone is not None
    if row.emails and not someone.email:
        found.fills["email"] = someone.email = row.emails[0]
    if row.phones and not someone.phone:
        number = next((number for kind, number in row.phones if kind != "fax"), "")
        if number:
            found.fills["phone"] = someone.phone = number
    if row.language and not someone.language:
        language = LANGUAGES.get(row.language.lower().split("-")[0].split("_")[0], "")
        if language:
            found.fills["language"] = someone.language = language
    if row.note and not someone.has_about:
        found.fills["about"], someone.has_about = row.note, True


def _add_points(found: Plan, points: list[Point], book: Book) -> None:
    """What a row gives to one person and another row gave to somebody else stays with the first."""
    someone = found.someone
    assert someone is not None
    fills, known = found.fills, someone.points
    for point in points:
        kind, value, normal, _label = point
        if (kind, normal) in known or book.is_of_another(someone, point):
            continue
        known.add((kind, normal))
        if value != fills.get("email") and value != fills.get("phone"):
            found.points.append(point)


def _add_role(found: Plan, row: ContactRow, key: str, book: Book) -> None:
    if not key:
        return
    someone = found.someone
    assert someone is not None
    if key not in book.companies:
        country = row.country if len(row.country) == 2 and row.country.isalpha() else ""
        book.companies[key] = found.company = Company(row.company, city=row.city[:80], country=country.upper())
    if key not in someone.roles:
        book.is_at_a_company(someone)
        someone.roles[key] = row.title
        found.role = (key, row.title)
    elif row.title and not someone.roles[key]:
        someone.roles[key] = found.title = row.title
        found.title_for = key
