"""What each side owes the other by agreement: dated, owned, on both sides of one ledger."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.agreements import recorded
from vinculo.agreements.models.agreement import Agreement
from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, Side
from vinculo.projects.visible import VisibleByClient
from vinculo.record.chain import Actor


class ObligationQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(done_on=None, withdrawn_at=None)

    def theirs(self) -> Self:
        return self.filter(side=Side.THEIRS)

    def ours(self) -> Self:
        return self.filter(side=Side.OURS)

    def late(self, today: date) -> Self:
        """The twin of Obligation.is_late."""
        return self.open().filter(due_on__lt=today)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Obligation(models.Model):
    """
    Something one side has to do or to give, by contract or agreed at the kickoff. Content that the client supplies is
    counted: 88 of 126 photos.
    """

    class Kind(models.TextChoices):
        DUTY = "duty", _("Something to do")
        CONTENT = "content", _("Texts, photos, brand")
        ACCESS = "access", _("Access and keys")
        APPROVAL = "approval", _("Approval")
        PAYMENT = "payment", _("Payment")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="obligations")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="obligations")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.SET_NULL, related_name="obligations"
    )
    milestone = models.ForeignKey(
        Milestone,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="obligations",
        verbose_name=_("what waits for it"),
    )
    side = models.CharField(_("whose"), max_length=6, choices=Side, default=Side.THEIRS)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.DUTY)
    what = models.CharField(_("what"), max_length=200)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="obligations",
        verbose_name=_("who on their side"),
    )
    owner = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="obligations",
        verbose_name=_("who of us"),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    wanted = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    received = models.PositiveIntegerField(_("how many are here"), default=0)
    source = models.CharField(_("where it stands"), max_length=160, blank=True)
    if_late = models.CharField(_("what we can do if it is late"), max_length=200, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = ObligationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "done_on", "withdrawn_at", "due_on"], name="obligation_of_client"),
            models.Index(fields=["project", "done_on", "withdrawn_at", "due_on"], name="obligation_of_project"),
        )

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/obligations/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.withdrawn_at is None

    @property
    def missing(self) -> int | None:
        """How many are still to come; None where nothing is counted."""
        return None if self.wanted is None else max(self.wanted - self.received, 0)

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today

    @property
    def is_theirs(self) -> bool:
        return self.side == Side.THEIRS

    @transaction.atomic(savepoint=False)
    def receive(self, *, received: int, on: date, by: Person | None = None) -> None:
        """So many have arrived by now; with the last one it is done."""
        self.received = received
        if self.wanted is not None and received >= self.wanted:
            self.done_on, self.done_by = on, by
        self.save(update_fields=["received", "done_on", "done_by", "updated_at"])
        if self.done_on:
            recorded.obligation_did("settled", self, by=by, done_on=self.done_on.isoformat())

    @transaction.atomic(savepoint=False)
    def settle(self, *, on: date, by: Person | None = None, actor: Actor | None = None) -> bool:
        """Done. False if somebody settled or withdrew it before. `actor`: one of theirs who said so themselves."""
        still = Obligation.objects.open().filter(pk=self.pk)
        won = still.update(done_on=on, done_by=by, updated_at=timezone.now()) == 1
        if won:
            self.done_on, self.done_by = on, by
            recorded.obligation_did("settled", self, by=by, actor=actor, done_on=on.isoformat())
        return won

    @transaction.atomic(savepoint=False)
    def withdraw(self, *, at: datetime, by: Person | None = None) -> bool:
        """Neither side counts on it any more. False if somebody settled or withdrew it before."""
        still = Obligation.objects.open().filter(pk=self.pk)
        won = still.update(withdrawn_at=at, updated_at=timezone.now()) == 1
        if won:
            self.withdrawn_at = at
            recorded.obligation_did("withdrawn", self, by=by)
        return won

    @transaction.atomic(savepoint=False)
    def reopen(self, *, by: Person | None = None) -> None:
        self.done_on = self.done_by = self.withdrawn_at = None
        self.save(update_fields=["done_on", "done_by", "withdrawn_at", "updated_at"])
        recorded.obligation_did("reopened", self, by=by)

    def remind(self, *, text: str, channel: str, by: Person, at: datetime) -> "Reminder":
        """We reminded them, in a friendly way, of what it holds up."""
        return self.reminders.create(text=text, channel=channel, by=by, at=at)


class Reminder(models.Model):
    """A friendly word about something that is due, with what the delay does to the dates."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="reminders")
    text = models.TextField(_("what we wrote"), blank=True)
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]
