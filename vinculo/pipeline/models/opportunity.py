"""A concrete piece of work that may be won, and the way it takes from the first word to the hand-over."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact, of_visible_client
from vinculo.db.folding import FoldedField
from vinculo.people.models import Person
from vinculo.pipeline.models.channel import Campaign, LeadChannel
from vinculo.pipeline.models.lead import Lead
from vinculo.projects.models import Project


class Stage(models.Model):
    """A column of the board. `asks` names what must be true to pass on; it can be passed over with a reason."""

    class Key(models.TextChoices):
        FIRST = "first", _("First contact")
        PROFILE = "profile", _("Profile")
        PROPOSAL = "proposal", _("Proposal")
        SIGNING = "signing", _("Signature")
        HANDOVER = "handover", _("Hand-over")

    key = models.CharField(max_length=10, choices=Key, blank=True)  # empty: one the organization made itself
    name = models.CharField(_("name"), max_length=60, blank=True)  # empty: that of the key, in the reader's language
    position = models.PositiveSmallIntegerField(default=0)
    probability = models.PositiveSmallIntegerField(_("chance in percent"), default=10)
    asks = models.JSONField(default=list, blank=True)
    days = models.PositiveSmallIntegerField(_("after so many days it has stood long"), default=14)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="stage_of_a_key_once"),)

    def __str__(self) -> str:
        return self.name or str(self.get_key_display())


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    def visible_to(self, person: Person) -> Self:
        """With a client: who sees the client. With a lead only: the team. Guests see none."""
        if person.is_guest:
            return self.none()
        if person.sees_everyone:
            return self
        return self.filter(Q(client=None) | of_visible_client(person))

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def open(self) -> Self:
        return self.kept().filter(state=Opportunity.State.OPEN)

    def standing_long(self, stages: Iterable[Stage], at: datetime) -> Self:
        """Open ones that have been in their column for longer than its days: the twin of Opportunity.days_here."""
        long = Q(pk=None)
        for stage in stages:
            long |= Q(stage=stage.pk, stage_since__lt=at - timedelta(days=stage.days))
        return self.open().filter(long)


class Opportunity(models.Model):
    """Work somebody may give us: a lead's first, or more for a client we have."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")

    class Lost(models.TextChoices):
        PRICE = "price", _("The price")
        TIME = "time", _("Not the moment")
        OTHER = "other", _("Somebody else got it")
        NEED = "need", _("They do not need it any more")
        FIT = "fit", _("It did not suit us")
        SILENCE = "silence", _("They went quiet")
        DIFFERENT = "different", _("Something different")

    title = models.CharField(_("what it is about"), max_length=160)
    folded = FoldedField(source="title", max_length=160)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="opportunities")
    lead = models.ForeignKey(Lead, null=True, blank=True, on_delete=models.CASCADE, related_name="opportunities")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities", verbose_name=_("with")
    )
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities", verbose_name=_("owner")
    )
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="opportunities")
    stage_since = models.DateTimeField()
    position = models.FloatField(default=0)  # the order within a column
    state = models.CharField(max_length=4, choices=State, default=State.OPEN)
    value = models.PositiveBigIntegerField(_("value"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    probability = models.PositiveSmallIntegerField(_("chance in percent"), null=True, blank=True)  # empty: its stage's
    expected_on = models.DateField(_("decision expected on"), null=True, blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = models.DateField(_("on"), null=True, blank=True)
    goals = models.TextField(_("what they want to reach"), blank=True)
    decider = models.CharField(_("who decides"), max_length=160, blank=True)
    budget_spoken_at = models.DateTimeField(null=True, blank=True)  # since when money was talked about
    budget_said = models.CharField(_("what was said about money"), max_length=300, blank=True)
    dates_said = models.CharField(_("what was said about dates"), max_length=300, blank=True)
    working_style = models.TextField(_("how they like to work"), blank=True)
    channel = models.ForeignKey(
        LeadChannel, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities"
    )
    campaign = models.ForeignKey(
        Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities"
    )
    lost_for = models.CharField(_("why"), max_length=10, choices=Lost, blank=True)
    lost_because = models.CharField(_("in more words"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities")
    created_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = OpportunityQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(client__isnull=False) | Q(lead__isnull=False), name="opportunity_with_somebody"
            ),
        )
        indexes = (
            models.Index(fields=["deleted_at", "state", "stage", "position", "id"], name="opportunity_board"),
            models.Index(fields=["client", "state"], name="opportunity_of_client"),
            models.Index(fields=["owner", "state", "next_on"], name="opportunity_of_owner"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/opportunities/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.deleted_at is None

    @property
    def with_whom(self) -> str:
        return str(self.client or self.lead)

    @property
    def chance(self) -> int:
        """In percent: its own, else that of its stage."""
        return self.stage.probability if self.probability is None else self.probability

    def days_here(self, at: datetime) -> int:
        return (at - self.stage_since).days


class StageMove(models.Model):
    """
    An opportunity went from one column to another; `because`: why, where the rule was not met. Without `from_stage` it
    came (back) onto the board, without `to_stage` it left it.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="moves")
    from_stage = models.ForeignKey(Stage, null=True, on_delete=models.SET_NULL, related_name="+")
    to_stage = models.ForeignKey(Stage, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.opportunity_id} {self.at:%Y-%m-%d}"


class SellingPromise(models.Model):
    """A word given while selling. At the hand-over a named person takes it on, and it becomes a promise of ours."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="promises")
    text = models.CharField(_("what we promised"), max_length=300)
    promised_on = models.DateField(_("for when, as they heard it"), null=True, blank=True)
    made_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who sees to it")
    )
    internal_on = models.DateField(_("internal date"), null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    promise_id = models.BigIntegerField(null=True, blank=True)  # what it became in the ledger, a floor beside this one

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.text
