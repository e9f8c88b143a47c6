"""Who both sides are by law: what contracts, quotes and invoices say about them. Known where one is billed from."""

from django.utils.translation import gettext_lazy as _

from vinculo.agreements.models import Agreement
from vinculo.money.models import BillingDetails, SellerDetails
from vinculo.people.models import Organization

FIELDS = {
    "client.legal_name": _("Legal name of the client"),
    "client.tax_number": _("Tax number of the client"),
    "client.address": _("Address of the client"),
    "our.legal_name": _("Legal name of our organization"),
    "our.tax_number": _("Our tax number"),
    "our.address": _("Our address"),
}


def of_agreement(agreement: Agreement, house: Organization | None) -> dict[str, str]:
    """The fields of a contract; empty is what nobody wrote down yet."""
    ours = SellerDetails.objects.filter(organization=house).first() if house else None
    theirs = BillingDetails.objects.filter(client=agreement.client_id).first()
    return {
        **{f"client.{name}": value for name, value in _said(theirs).items()},
        **{f"our.{name}": value for name, value in _said(ours).items()},
    }


def _said(details: SellerDetails | BillingDetails | None) -> dict[str, str]:
    if details is None:
        return {"legal_name": "", "tax_number": "", "address": ""}
    return {"legal_name": details.legal_name, "tax_number": details.tax_number, "address": address(details, ", ")}


def address(details: SellerDetails | BillingDetails, between: str = "\n") -> str:
    """The street, then the town."""
    town = " ".join(filter(None, (details.postcode, details.city)))
    return between.join(filter(None, (details.street, ", ".join(filter(None, (town, details.country))))))
