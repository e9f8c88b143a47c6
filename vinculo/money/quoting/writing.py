"""Writing a quote: its number, its versions, its lines. Only a version that was not sent can be written on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from vinculo.clients.models import Client, Contact
from vinculo.db.locking import lock_named
from vinculo.money.models import Quote, QuoteLine, QuoteVersion, TaxRate
from vinculo.money.quoting.figures import proposed
from vinculo.people.models import Person
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project

VALID_FOR = timedelta(days=30)
COPIED = ("intro", "terms", "discount")
LINE = (
    "text", "details", "quantity", "unit", "price", "discount", "tax_name", "tax_kind", "tax_rate", "tax_reason",
    "is_optional", "is_chosen",
)  # fmt: skip
State = Quote.State


class NotWritable(ValueError):
    """This version was sent, or the quote is answered: what changes is a new version."""


@dataclass(frozen=True, slots=True)
class NewQuote:
    """Whom it is for, and in what it is said."""

    title: str
    language: str
    currency: str
    client: Client | None = None
    opportunity: Opportunity | None = None
    project: Project | None = None
    contact: Contact | None = None
    to_name: str = ""
    to_email: str = ""
    owner: Person | None = None
    terms: str = ""


@transaction.atomic
def begin(said: NewQuote, *, by: Person, at: datetime) -> Quote:
    """A quote with its number and a first, empty version."""
    quote = Quote.objects.create(
        number=_number(at), title=said.title, client=said.client, opportunity=said.opportunity, project=said.project,
        contact=said.contact, to_name=said.to_name, to_email=said.to_email, language=said.language,
        currency=said.currency, owner=said.owner or by, by=by,
    )  # fmt: skip
    until = timezone.localdate(at) + VALID_FOR
    quote.current = QuoteVersion.objects.create(quote=quote, number=1, valid_until=until, terms=said.terms, by=by)
    quote.save(update_fields=["current"])
    return quote


def _number(at: datetime) -> str:
    """Q-2026-0001 and so on, by year. What is thrown away leaves a gap: quotes may have them."""
    lock_named("quote-number")
    start = f"Q-{timezone.localdate(at).year}-"
    taken = Quote.objects.filter(number__startswith=start).values_list("number", flat=True)
    last = max((int(number.removeprefix(start)) for number in taken if number.removeprefix(start).isdigit()), default=0)
    return f"{start}{last + 1:04}"


def draft_of(quote: Quote) -> QuoteVersion | None:
    """The version that is being written, if there is one."""
    return quote.versions.filter(sent_at=None).order_by("-number").first()


@transaction.atomic
def new_version(quote: Quote, *, by: Person, at: datetime) -> QuoteVersion:
    """A copy of the newest to be changed; the one that is being written where there is one. NotWritable."""
    lock_named(f"quote:{quote.pk}")
    current = Quote.objects.get(pk=quote.pk)
    if current.state in (State.ACCEPTED, State.WITHDRAWN):
        raise NotWritable(current.state)
    newest = quote.versions.order_by("-number")[0]
    if not newest.is_sent:
        return newest
    copy = QuoteVersion.objects.create(
        quote=quote, number=newest.number + 1, valid_until=_still(newest.valid_until, at), by=by,
        **{name: getattr(newest, name) for name in COPIED},
    )  # fmt: skip
    lines = [
        QuoteLine(version=copy, position=place, **{name: getattr(line, name) for name in LINE})
        for place, line in enumerate(newest.lines.all())
    ]
    QuoteLine.objects.bulk_create(lines)
    counted(copy, quote.currency)
    return copy


def _still(until: date | None, at: datetime) -> date:
    today = timezone.localdate(at)
    return until if until and until > today + timedelta(days=7) else today + VALID_FOR


@transaction.atomic
def write(version: QuoteVersion, **said: Any) -> None:
    """What stands above and below the lines, the discount on everything, how long it holds."""
    if not QuoteVersion.objects.filter(pk=version.pk, sent_at=None).update(**said):
        raise NotWritable(version.pk)
    version.refresh_from_db()
    counted(version, version.quote.currency)


@transaction.atomic
def add_line(version: QuoteVersion, **said: Any) -> QuoteLine:
    """How it is taxed stands in the line itself (`taxed`): rates change, papers do not."""
    _must_be_writable(version)
    last = version.lines.order_by("-position").values_list("position", flat=True).first()
    place = 0 if last is None else last + 1
    line = QuoteLine.objects.create(version=version, position=place, **said)
    counted(version, version.quote.currency)
    return line


@transaction.atomic
def change_line(line: QuoteLine, **said: Any) -> None:
    _must_be_writable(line.version)
    for name, value in said.items():
        setattr(line, name, value)
    line.save()
    counted(line.version, line.version.quote.currency)


@transaction.atomic
def drop_line(line: QuoteLine) -> dict[str, Any]:
    """Takes a line out; what it said, to be put back."""
    _must_be_writable(line.version)
    said = {"position": line.position, **{name: getattr(line, name) for name in LINE}}
    version = line.version
    line.delete()
    counted(version, version.quote.currency)
    return said


@transaction.atomic
def put_back(version: QuoteVersion, said: dict[str, Any]) -> QuoteLine:
    _must_be_writable(version)
    line = QuoteLine.objects.create(version=version, **said)
    counted(version, version.quote.currency)
    return line


@transaction.atomic
def move_line(line: QuoteLine, *, up: bool) -> None:
    """One place up or down."""
    _must_be_writable(line.version)
    order = list(line.version.lines.values_list("pk", flat=True))
    place = order.index(line.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        put_in_order(line.version, order)


def put_in_order(version: QuoteVersion, order: Sequence[int]) -> None:
    lines = {line.pk: line for line in version.lines.all()}
    for place, pk in enumerate(order):
        lines[pk].position = place
    QuoteLine.objects.bulk_update(lines.values(), ["position"])


@transaction.atomic
def choose(line: QuoteLine, *, chosen: bool) -> None:
    """Whether an optional line is part of what we propose."""
    _must_be_writable(line.version)
    QuoteLine.objects.filter(pk=line.pk, is_optional=True).update(is_chosen=chosen)
    counted(line.version, line.version.quote.currency)


def counted(version: QuoteVersion, currency: str) -> None:
    """What it comes to is kept beside it, for lists and sums."""
    sums = proposed(version, version.lines.all(), currency)
    version.net, version.gross = sums.net, sums.gross
    QuoteVersion.objects.filter(pk=version.pk).update(net=sums.net, gross=sums.gross)


def taxed(tax: TaxRate) -> dict[str, Any]:
    """What a line keeps of a way of taxing."""
    return {"tax_name": tax.name, "tax_kind": tax.kind, "tax_rate": tax.rate, "tax_reason": tax.reason}


def _must_be_writable(version: QuoteVersion) -> None:
    """Asked under the lock that sending takes too, so that no line slips in behind a paper."""
    lock_named(f"quote:{version.quote_id}")
    if not QuoteVersion.objects.filter(pk=version.pk, sent_at=None).exists():
        raise NotWritable(version.pk)
