"""When the next invoices are due, and which of them were made."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.money.models.invoice import Invoice
from vinculo.money.models.quote import Quote
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project
from vinculo.projects.visible import VisibleByClient


class InstalmentQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        return self.none() if person.is_guest else super().visible_to(person)

    def going_on(self) -> Self:
        return self.filter(ended_at=None)


class Instalment(models.Model):
    """An invoice that will be due: on a day, with a milestone, from the hours of a month, or every so often."""

    class Why(models.TextChoices):
        DAY = "day", _("On a day")
        MILESTONE = "milestone", _("When a milestone is reached")
        HOURS = "hours", _("The hours of a month")
        EVERY = "every", _("Every so often")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="instalments")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="instalments")
    quote = models.ForeignKey(Quote, null=True, blank=True, on_delete=models.SET_NULL, related_name="instalments")
    why = models.CharField(max_length=9, choices=Why, default=Why.DAY)
    text = models.CharField(_("what for"), max_length=200)
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="instalments"
    )
    on = models.DateField(_("on"), null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(_("every so many months"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)
    amount = models.BigIntegerField(_("amount without tax"), null=True, blank=True)  # empty: from the hours
    rate = models.PositiveBigIntegerField(_("an hour costs"), null=True, blank=True)
    currency = models.CharField(max_length=3)
    tax = models.ForeignKey("TaxRate", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = InstalmentQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        indexes = (models.Index(fields=["ended_at", "on"], name="instalment_due"),)

    def __str__(self) -> str:
        return self.text


class Billed(models.Model):
    """
    An instalment became an invoice: once for each turn of it (`for_on`), whoever asks twice. The turn stays taken when
    its draft was thrown away and is gone.
    """

    instalment = models.ForeignKey(Instalment, on_delete=models.CASCADE, related_name="billed")
    invoice = models.OneToOneField(Invoice, null=True, on_delete=models.SET_NULL, related_name="billed")
    for_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["instalment", "for_on"], name="instalment_billed_once"),)

    def __str__(self) -> str:
        return f"{self.instalment_id} {self.for_on}"
