"""Drafts from instalments whose turn has come: one for each turn, however often this runs."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.db.locking import lock_named
from vinculo.money.arithmetic import split
from vinculo.money.instalments.turns import is_over, turns
from vinculo.money.invoicing.counting import priced, recount, totals_of
from vinculo.money.invoicing.drafting import NewLine, NoHours, accepted_lines, begin, from_hours, taxed
from vinculo.money.models import Billed, Instalment, Invoice, Quote
from vinculo.money.models.invoice import InvoiceLine
from vinculo.web.dates import month as month_name

Why = Instalment.Why


def bill_due(today: date, *, at: datetime) -> list[Invoice]:
    """Every draft that is new. Clients and projects in the bin rest."""
    made = []
    for instalment in _going_on():
        made += bill(instalment, today, at=at)
    return made


@transaction.atomic
def bill(instalment: Instalment, today: date, *, at: datetime) -> list[Invoice]:
    lock_named(f"instalment:{instalment.pk}")
    billed = set(instalment.billed.values_list("for_on", flat=True))
    once = instalment.why in (Why.DAY, Why.MILESTONE)
    due = [] if once and billed else [day for day in turns(instalment, today) if day not in billed]
    made = {day: invoice for day in due if (invoice := _one(instalment, day, at))}
    if is_over(instalment, today, billed={*billed, *made}):
        Instalment.objects.filter(pk=instalment.pk, ended_at=None).update(ended_at=at)
    return list(made.values())


def _going_on() -> "QuerySet[Instalment]":
    rows = Instalment.objects.going_on().filter(client__deleted_at=None, client__archived_at=None)
    rows = rows.exclude(project__deleted_at__isnull=False)
    return rows.select_related("client", "project", "milestone", "quote", "tax", "by").order_by("pk")


def _one(instalment: Instalment, day: date, at: datetime) -> Invoice | None:
    """None where somebody else was faster, or no hours were noted."""
    try:
        with transaction.atomic():
            invoice = _draft(instalment, day)
            Billed.objects.create(instalment=instalment, invoice=invoice, for_on=day, at=at)
    except (IntegrityError, NoHours):
        return None
    return invoice


def _draft(instalment: Instalment, day: date) -> Invoice:
    same = {"project": instalment.project, "quote": instalment.quote, "title": instalment.text[:160]}
    if instalment.why == Why.HOURS:
        if instalment.project is None or instalment.rate is None:
            raise NoHours
        text = hours_text(day, instalment.client.language)
        same.pop("project")
        return from_hours(
            instalment.project, day, rate=instalment.rate, text=text, by=instalment.by, tax=instalment.tax,
            currency=instalment.currency, **same,
        )  # fmt: skip
    supplied = day if instalment.why == Why.MILESTONE else None
    quote = instalment.quote
    if quote and instalment.tax is None and quote.state == Quote.State.ACCEPTED:
        return _part_of_quote(instalment, quote, supplied)
    line = NewLine(instalment.text, instalment.amount or 0, tax=instalment.tax)
    return begin(
        instalment.client, [line], by=instalment.by, currency=instalment.currency, supplied_on=supplied, **same
    )


def hours_text(month: date, language: str) -> str:
    with translation.override(language or translation.get_language()):
        return _("Hours in %(month)s") % {"month": month_name(month)}


def _part_of_quote(instalment: Instalment, quote: Quote, supplied: date | None) -> Invoice:
    """Of every tax of the quote the part that this instalment weighs among all of it: together they are the whole."""
    parts = list(Instalment.objects.filter(quote=quote, tax=None).order_by("pk").values_list("pk", "amount"))
    mine = [pk for pk, _amount in parts].index(instalment.pk)
    weights = [amount or 0 for _pk, amount in parts]
    invoice = begin(
        instalment.client, by=instalment.by, currency=quote.currency, language=quote.language, title=quote.title,
        project=instalment.project or quote.project, quote=quote, supplied_on=supplied,
    )  # fmt: skip
    lines = accepted_lines(quote)
    whole = totals_of(Invoice(currency=quote.currency, discount=quote.current.discount if quote.current else 0), lines)
    for place, group in enumerate(whole.groups):
        like = next(line for line in lines if (priced(line).kind, priced(line).rate) == (group.kind, group.rate))
        said = {name: getattr(like, name) for name in taxed(None)}
        price = split(group.net, weights)[mine]
        InvoiceLine.objects.create(invoice=invoice, position=place, text=instalment.text, price=price, **said)
    recount(invoice)
    return invoice
