"""The words somebody agrees to when they say yes. They are kept with the yes, in the language they were read in."""

from django.utils.translation import gettext as _

from vinculo.money.models import Quote


def words(quote: Quote, organization: str) -> str:
    return _(
        "I accept quote %(number)s “%(title)s” of %(organization)s as it stands here, with the parts I chose and its "
        "terms, and I may do so for %(company)s."
    ) % {
        "number": quote.number,
        "title": quote.current.title if quote.current else quote.title,
        "organization": organization,
        "company": company_of(quote),
    }


def company_of(quote: Quote) -> str:
    if quote.client:
        return quote.client.name
    lead = quote.opportunity.lead if quote.opportunity else None
    return (lead.company if lead else "") or quote.to_name
