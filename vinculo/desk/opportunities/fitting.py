"""How well those behind the opportunities fit, as dots of five: of leads and of clients, from what their rows say."""

from collections.abc import Iterable

from vinculo.clients.models import Client
from vinculo.desk.opportunities.rows import Row
from vinculo.pipeline.ideal.fit import Fit, fit
from vinculo.pipeline.ideal.reading import traits_in_order, values_of_clients, values_of_leads, wanted
from vinculo.pipeline.models import Lead, Opportunity


def dots(shown: Iterable[Row]) -> dict[int, int]:
    """By opportunity. Nothing where nobody said what suits us, or nothing is known of them."""
    traits = [trait for trait in traits_in_order() if trait.weight]
    if not traits:
        return {}
    rows, asked = list(shown), wanted(traits)
    leads = {row.lead: _lead(row) for row in rows if row.lead}
    clients = {row.client: _client(row) for row in rows if row.client and not row.lead}
    of_leads = values_of_leads(list(leads.values()), traits) if leads else {}
    of_clients = values_of_clients(list(clients.values()), traits) if clients else {}
    found: dict[int, int] = {}
    for row in rows:
        values = of_leads[row.lead] if row.lead else of_clients[row.client or 0]
        theirs: Fit = fit(asked, values)
        if theirs.percent is not None:
            found[row.pk] = theirs.dots
    return found


def _lead(row: Row) -> Lead:
    """As far as the row knows it: nothing is asked for again."""
    country, language, budget, currency, channel = row.about_lead
    return Lead(
        pk=row.lead, country=country or "", language=language or "", budget=budget, currency=currency or "",
        channel_id=channel,
    )  # fmt: skip


def _client(row: Row) -> Client:
    country, language, value, currency = row.about_client
    return Client(pk=row.client, country=country or "", language=language or "", value=value, currency=currency or "")


def fit_one(opportunity: Opportunity) -> Fit | None:
    """Of one of them. None where nobody said what suits us, or nothing is known of them."""
    traits = [trait for trait in traits_in_order() if trait.weight]
    if not traits:
        return None
    if opportunity.lead:
        values = values_of_leads([opportunity.lead], traits)[opportunity.lead.pk]
    else:
        client = opportunity.client
        assert client is not None
        values = values_of_clients([client], traits)[client.pk]
    theirs = fit(wanted(traits), values)
    return None if theirs.percent is None else theirs
