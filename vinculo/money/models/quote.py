"""What a piece of work costs, said before it is written, in versions that are never changed once they were sent."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact, of_visible_client
from vinculo.documents.models import Version
from vinculo.people.models import Language, Person
from vinculo.pipeline.models import Opportunity
from vinculo.projects.models import Project


class QuoteQuerySet(models.QuerySet["Quote"]):
    def visible_to(self, person: Person) -> Self:
        """Who sees the client; what is for a lead only, the team. No price for guests."""
        if person.is_guest:
            return self.none()
        if person.sees_everyone:
            return self
        return self.filter(Q(client=None) | of_visible_client(person))

    def kept(self) -> Self:
        return self.filter(deleted_at=None)


class Quote(models.Model):
    """An offer to a client, or to somebody who is none yet. What it says stands in its versions."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        SENT = "sent", _("Waits for an answer")
        CHANGES = "changes", _("Changes asked for")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    number = models.CharField(_("number"), max_length=30, unique=True)
    title = models.CharField(_("what it is for"), max_length=160)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="quotes")
    opportunity = models.ForeignKey(
        Opportunity, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes"
    )
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes", verbose_name=_("to")
    )
    to_name = models.CharField(_("to"), max_length=160, blank=True)  # of somebody who is no client yet
    to_email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    currency = models.CharField(_("currency"), max_length=3)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    current = models.ForeignKey("QuoteVersion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    spoken_at = models.DateTimeField(null=True, blank=True)  # from then on the price may be seen
    created_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(client__isnull=False) | Q(opportunity__isnull=False), name="quote_for_somebody"
            ),
        )
        indexes = (
            models.Index(fields=["client", "state", "-created_at"], name="quote_of_client"),
            models.Index(fields=["deleted_at", "state", "-created_at"], name="quote_list"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return f"/quotes/{self.pk}/"

    @property
    def is_open(self) -> bool:
        """They may still answer, or we may still write."""
        return self.state in (self.State.DRAFT, self.State.SENT, self.State.CHANGES)

    @property
    def addressee(self) -> str:
        return self.contact.name if self.contact else self.to_name

    @property
    def email(self) -> str:
        return self.contact.email if self.contact else self.to_email


class QuoteVersion(models.Model):
    """One state of a quote. Once sent it stays as it is, with its paper; what changes is a new one."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    intro = models.TextField(_("what stands above the lines"), blank=True)
    terms = models.TextField(_("terms"), blank=True)
    discount = models.PositiveIntegerField(_("discount on everything"), default=0)  # hundredths of a percent
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    frozen = models.JSONField(default=dict, blank=True)  # every figure and word as it was sent
    paper = models.ForeignKey(Version, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)  # of the PDF
    net = models.BigIntegerField(default=0)  # what its lines come to, kept for lists and sums
    gross = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["quote", "number"], name="quote_version_once"),)

    def __str__(self) -> str:
        return f"{self.quote_id} v{self.number}"

    @property
    def title(self) -> str:
        """As it was sent; while it is written what the quote is called now."""
        return str(self.frozen.get("title") or self.quote.title)

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    def has_run_out(self, today: date) -> bool:
        return self.valid_until is not None and self.valid_until < today


class QuoteLine(models.Model):
    """One thing of a quote. Quantities in thousandths, prices in minor units, rates in hundredths of a percent."""

    version = models.ForeignKey(QuoteVersion, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("what"), max_length=300)
    details = models.TextField(_("in more words"), blank=True)
    quantity = models.BigIntegerField(_("how many"), default=1000)
    unit = models.CharField(_("of what"), max_length=20, blank=True)
    price = models.BigIntegerField(_("price of one"), default=0)
    discount = models.PositiveIntegerField(_("discount"), default=0)
    tax_name = models.CharField(max_length=60, blank=True)
    tax_kind = models.CharField(max_length=2, default="S")
    tax_rate = models.PositiveIntegerField(default=0)
    tax_reason = models.CharField(max_length=200, blank=True)
    is_optional = models.BooleanField(_("they may choose it"), default=False)
    is_chosen = models.BooleanField(default=False)  # of an optional one: it is part of the proposed total

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


class KeptPaper(models.Model):
    """The bytes of a paper for somebody who is no client yet: documents need a client to belong to."""

    class What(models.TextChoices):
        SENT = "sent"
        SIGNED = "signed"

    version = models.ForeignKey(QuoteVersion, on_delete=models.CASCADE, related_name="kept_papers")
    what = models.CharField(max_length=6, choices=What)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "what", "sha256"], name="kept_paper_once_each"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.what}"


class QuoteAnswer(models.Model):
    """What they said to a version: yes, no, or not like this. A log: a mistaken yes is undone by two more rows."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        CHANGES = "changes", _("Changes asked for")
        UNDO_ASKED = "undo_asked", _("Asks to take the yes back")
        UNDONE = "undone", _("The yes was taken back by both sides")

    version = models.ForeignKey(QuoteVersion, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=160, blank=True)  # as they wrote it when they said yes
    chosen = models.JSONField(default=list, blank=True)  # optional lines they took
    total = models.BigIntegerField(null=True, blank=True)  # what they said yes to, tax included
    because = models.TextField(blank=True)
    evidence = models.JSONField(default=dict, blank=True)  # how they were identified, digests of what was on the screen
    sealed = models.ForeignKey(Version, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    sealed_sha256 = models.CharField(max_length=64, blank=True)  # of the paper with the evidence and our seal
    stands = models.BooleanField(null=True, blank=True)  # True for the one yes that counts, empty for all else

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=["version", "stands"], name="one_yes_of_a_version"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind}"


class QuoteLink(models.Model):
    """A single-use door to one quote for somebody who is no client yet. Only its digest is kept."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.quote_id}"
