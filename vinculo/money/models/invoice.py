"""Invoices, what was paid of them, and when the next ones are due. What was issued is never edited."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.documents.models import Version
from vinculo.money.models.quote import Quote
from vinculo.money.models.series import Series
from vinculo.people.models import Language, Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class IsIssued(ValueError):
    """What was issued is never edited: a credit note and a new invoice correct it."""


LIVING = frozenset({"paid", "settled_on", "sent_at", "spoken_at", "paper", "paper_id", "sha256", "updated_at"})


class InvoiceQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        """Who sees the client. No price for guests."""
        return self.none() if person.is_guest else super().visible_to(person)

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def drafts(self) -> Self:
        return self.kept().filter(issued_at=None)

    def issued(self) -> Self:
        return self.filter(issued_at__isnull=False)

    def unpaid(self) -> Self:
        return self.issued().filter(kind=Invoice.Kind.INVOICE, settled_on=None)

    def overdue(self, today: date) -> Self:
        """Their day has passed and something is open."""
        return self.unpaid().filter(due_on__lt=today, paid__lt=F("gross"))

    def update(self, **changes: Any) -> int:
        """As everywhere, but never of what was issued (`LIVING` apart): IsIssued."""
        if not changes.keys() <= LIVING and self.issued().exists():
            raise IsIssued
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.issued().exists():
            raise IsIssued
        return super().delete()


class Invoice(models.Model):
    """A draft until it is issued; then a frozen paper with a number. Amounts in minor units of one currency."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("Invoice")
        CREDIT = "credit", _("Credit note")

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="invoices")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="invoices")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.INVOICE)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    because = models.CharField(_("why it is corrected"), max_length=200, blank=True)
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    sequence = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.CharField(_("what it is for"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    currency = models.CharField(_("currency"), max_length=3)
    supplied_on = models.DateField(_("delivered on"), null=True, blank=True)
    issued_on = models.DateField(_("dated"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    order_number = models.CharField(_("their reference"), max_length=80, blank=True)
    note = models.TextField(_("note"), blank=True)
    discount = models.PositiveIntegerField(_("discount on everything"), default=0)  # hundredths of a percent
    net = models.BigIntegerField(default=0)
    tax = models.BigIntegerField(default=0)
    gross = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)  # what payments and credit notes settled of it
    frozen = models.JSONField(default=dict, blank=True)  # seller, buyer, lines, taxes as issued
    paper = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    spoken_at = models.DateTimeField(null=True, blank=True)
    quote = models.ForeignKey(Quote, null=True, blank=True, on_delete=models.SET_NULL, related_name="invoices")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)  # of drafts only
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["series", "year", "sequence"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=Q(issued_at=None) | (Q(sequence__isnull=False) & ~Q(number="")), name="issued_has_a_number"
            ),
            models.CheckConstraint(condition=Q(issued_at=None) | Q(deleted_at=None), name="issued_is_not_thrown_away"),
        )
        indexes = (
            models.Index(fields=["client", "-issued_on"], name="invoice_of_client"),
            models.Index(fields=["settled_on", "due_on"], name="invoice_due"),
        )

    def __str__(self) -> str:
        return self.number or str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A draft, or of what was issued only what became of it: IsIssued."""
        fields = kwargs.get("update_fields")
        if self.pk and (fields is None or not LIVING.issuperset(fields)) and _is_issued(self.pk):
            raise IsIssued
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"/invoices/{self.pk}/"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if _is_issued(self.pk):
            raise IsIssued
        return super().delete(*args, **kwargs)

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None

    @property
    def is_credit(self) -> bool:
        return self.kind == self.Kind.CREDIT

    @property
    def open(self) -> int:
        """What is still to be paid; less than nothing where they paid too much. Nothing of a credit note."""
        return 0 if self.is_credit or not self.is_issued else self.gross - self.paid

    def days_late(self, today: date) -> int:
        """Days since it was due while something is open; 0 while it is not due."""
        if self.due_on is None or self.open <= 0:
            return 0
        return max((today - self.due_on).days, 0)


def _is_issued(pk: int | None) -> bool:
    return pk is not None and Invoice.objects.filter(pk=pk).issued().exists()


class InvoiceLineQuerySet(models.QuerySet["InvoiceLine"]):
    def update(self, **changes: Any) -> int:
        self._only_drafts()
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._only_drafts()
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        lines = list(objs)
        if Invoice.objects.filter(pk__in={line.invoice_id for line in lines}).issued().exists():
            raise IsIssued
        return super().bulk_create(lines, *args, **kwargs)

    def _only_drafts(self) -> None:
        if self.filter(invoice__issued_at__isnull=False).exists():
            raise IsIssued


class InvoiceLine(models.Model):
    """One thing of an invoice, with the same units as that of a quote. Less than nothing on a credit note is not."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("what"), max_length=300)
    quantity = models.BigIntegerField(_("how many"), default=1000)
    unit = models.CharField(_("of what"), max_length=20, blank=True)
    price = models.BigIntegerField(_("price of one"), default=0)
    discount = models.PositiveIntegerField(_("discount"), default=0)
    tax_name = models.CharField(max_length=60, blank=True)
    tax_kind = models.CharField(max_length=2, default="S")
    tax_rate = models.PositiveIntegerField(default=0)
    tax_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar = InvoiceLineQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        if _is_issued(self.invoice_id):
            raise IsIssued
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if _is_issued(self.invoice_id):
            raise IsIssued
        return super().delete(*args, **kwargs)


class Payment(models.Model):
    """Money that came in for an invoice, or went back. A mistake is taken back by a row of its own."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    on = models.DateField(_("on"))
    amount = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3)
    how = models.CharField(_("how"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Written once: what was wrong is taken back by a row of its own."""
        if self.pk:
            raise IsIssued
        super().save(*args, **kwargs)
