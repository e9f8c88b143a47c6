"""Taxes on what we sell, and who we are on paper."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Organization


class TaxRate(models.Model):
    """
    One way of taxing a line. `kind` is the category the European standard EN 16931 knows (UNCL 5305): S standard and
    reduced rates, Z zero rated, E exempt, AE reverse charge, G export, K within the Community, O not subject.
    """

    class Kind(models.TextChoices):
        STANDARD = "S", _("With tax")
        ZERO = "Z", _("Zero rate")
        EXEMPT = "E", _("Exempt")
        REVERSE = "AE", _("Reverse charge")
        COMMUNITY = "K", _("Within the European Union")
        EXPORT = "G", _("Export")
        OUTSIDE = "O", _("Not subject to tax")

    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=2, choices=Kind, default=Kind.STANDARD)
    rate = models.PositiveIntegerField(_("rate"), default=0)  # in hundredths of a percent: 2100 is 21 %
    reason = models.CharField(_("why no tax is due"), max_length=200, blank=True)
    is_usual = models.BooleanField(_("used unless said otherwise"), default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("-is_usual", "name", "pk")

    def __str__(self) -> str:
        return self.name


class SellerDetails(models.Model):
    """What our papers say about us: legal name, tax number, address, account."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="seller")
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True)
    tax_number = models.CharField(_("VAT number"), max_length=40, blank=True)
    registration = models.CharField(_("registration number"), max_length=60, blank=True)
    street = models.CharField(_("street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    foot = models.CharField(_("at the foot of every paper"), max_length=300, blank=True)
    days_to_pay = models.PositiveSmallIntegerField(_("days to pay"), default=30)
    usual_amount = models.PositiveBigIntegerField(_("an invoice above this is talked about first"), default=0)

    def __str__(self) -> str:
        return self.legal_name


class BillingDetails(models.Model):
    """What our papers say about a client."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="billing")
    legal_name = models.CharField(_("legal name"), max_length=160, blank=True)
    tax_number = models.CharField(_("VAT number"), max_length=40, blank=True)
    street = models.CharField(_("street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    email = models.EmailField(_("where invoices go"), blank=True)
    order_number = models.CharField(_("their reference"), max_length=80, blank=True)
    days_to_pay = models.PositiveSmallIntegerField(_("days to pay"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.legal_name
