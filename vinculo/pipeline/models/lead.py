"""Somebody who may become a client, and the form through which they tell us so."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.db.folding import FoldedField, fold
from vinculo.people.models import Language, Person
from vinculo.pipeline.models.channel import Campaign, LeadChannel

ANSWER_WITHIN = timedelta(hours=24)


class LeadForm(models.Model):
    """A public form in one language, at an address nobody can guess, that other pages may embed."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.CharField(max_length=40, unique=True)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    channel = models.ForeignKey(LeadChannel, on_delete=models.PROTECT, related_name="forms")
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="forms")
    owner = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lead_forms",
        verbose_name=_("who answers"),
    )
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    intro = models.CharField(_("what stands above the form"), max_length=400, blank=True)
    thanks = models.CharField(_("what they read afterwards"), max_length=400, blank=True)
    privacy_url = models.URLField(_("address of your privacy notice"), blank=True)
    asks = models.JSONField(default=list, blank=True)  # which of the optional fields it shows
    origins = models.JSONField(_("pages that may embed it"), default=list, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, person: Person) -> Self:
        """The whole team sees who may become a client; guests do not."""
        return self.none() if person.is_guest else self

    def confirmed(self) -> Self:
        """Without those who never followed the link in our mail."""
        return self.filter(confirmed_at__isnull=False, deleted_at=None)

    def named_like(self, text: str) -> Self:
        found = self
        for word in fold(text).split():
            found = found.filter(Q(folded__contains=word) | Q(email__contains=word))
        return found

    def longest_unanswered_first(self) -> Self:
        return self.order_by(F("answered_at").asc(nulls_first=True), "received_at", "pk")

    def open(self) -> Self:
        return self.confirmed().filter(state__in=(Lead.State.NEW, Lead.State.TALKING))

    def unanswered(self) -> Self:
        return self.confirmed().filter(state=Lead.State.NEW, answered_at=None)


class Lead(models.Model):
    """A stranger who may become a client: who they are, what they want, where they heard of us."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        TALKING = "talking", _("We talk")
        WON = "won", _("Became a client")
        LOST = "lost", _("Nothing came of it")
        NO = "no", _("We said no, kindly")
        SPAM = "spam", _("Not a person who wants something")

    class Came(models.TextChoices):
        FORM = "form", _("By the form")
        MAIL = "mail", _("By mail")
        IMPORT = "import", _("Brought in")
        HAND = "hand", _("Written down by us")

    name = models.CharField(_("name"), max_length=160, blank=True)
    company = models.CharField(_("company"), max_length=160, blank=True)
    folded = FoldedField(source="said_name", max_length=330)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    wants = models.TextField(_("what they want"), blank=True)
    budget = models.PositiveBigIntegerField(_("what they would spend"), null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    note = models.TextField(_("what we noted"), blank=True)
    came = models.CharField(max_length=6, choices=Came, default=Came.HAND)
    channel = models.ForeignKey(LeadChannel, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    form = models.ForeignKey(LeadForm, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    message_id = models.BigIntegerField(null=True, blank=True, db_index=True)  # of the letter it came with
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads", verbose_name=_("who answers")
    )
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    because = models.CharField(_("why"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("since"))
    confirmed_at = models.DateTimeField(null=True, blank=True)  # followed the link, or did not have to
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(_("time it took"), default=0)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="leads")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = LeadQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (models.CheckConstraint(condition=~Q(name="") | ~Q(company=""), name="lead_has_a_name"),)
        indexes = (
            models.Index(fields=["deleted_at", "state", "-received_at"], name="lead_list"),
            models.Index(fields=["owner", "state", "-received_at"], name="lead_of_owner"),
            models.Index(fields=["email"], name="lead_by_email"),
        )

    def __str__(self) -> str:
        return self.company or self.name

    def get_absolute_url(self) -> str:
        return f"/leads/{self.pk}/"

    @property
    def said_name(self) -> str:
        return f"{self.company} {self.name}".strip()

    @property
    def is_open(self) -> bool:
        return self.state in (Lead.State.NEW, Lead.State.TALKING)

    @property
    def waits(self) -> bool:
        """Nobody has answered yet."""
        return self.state == Lead.State.NEW and self.answered_at is None

    @property
    def answer_due_at(self) -> datetime:
        return self.received_at + ANSWER_WITHIN

    def answer(self, *, by: Person, at: datetime) -> bool:
        """We wrote or called; from now on we talk. False if somebody was first."""
        waiting = Lead.objects.filter(pk=self.pk, answered_at=None, deleted_at=None)
        won = waiting.update(answered_at=at, answered_by=by, updated_at=at) == 1
        if won:
            Lead.objects.filter(pk=self.pk, state=Lead.State.NEW).update(state=Lead.State.TALKING)
            self.refresh_from_db()
        return won

    def decide(self, state: str, *, because: str, at: datetime) -> bool:
        """How it went on. One that became a client stays one: that is taken back where it was done."""
        ended = state not in (Lead.State.NEW, Lead.State.TALKING)
        free = Lead.objects.filter(pk=self.pk, deleted_at=None).exclude(state=Lead.State.WON)
        values = {"state": state, "because": because, "decided_at": at if ended else None, "updated_at": at}
        return free.update(**values) == 1

    def throw_away(self, *, by: Person, at: datetime) -> bool:
        values = {"deleted_at": at, "deleted_by": by, "updated_at": at}
        return Lead.objects.filter(pk=self.pk, deleted_at=None).update(**values) == 1

    def restore(self) -> None:
        self.deleted_at = self.deleted_by = None
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])


class LeadConfirmation(models.Model):
    """The link we mailed to whoever filled in a form: only its digest, once, for a few days."""

    lead = models.OneToOneField(Lead, on_delete=models.CASCADE, related_name="confirmation")
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.lead_id}"
