"""What a letter seems to ask or to promise, before anybody said that it does."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.conversations.models.interaction import Interaction
from vinculo.conversations.models.question import Question
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project
from vinculo.projects.visible import VisibleByClient


class ProposalQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(state=Proposal.State.OPEN)

    def in_order(self) -> Self:
        return self.order_by("interaction", "place", "pk")


class Proposal(models.Model):
    """Something found in a message. It is nothing until one of us takes it over, or says that it is none."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        PROMISE = "promise", _("Promise")
        FEELING = "feeling", _("Feeling")  # it sounds cold or tense

    class State(models.TextChoices):
        OPEN = "open", _("Proposed")
        ACCEPTED = "accepted", _("Taken over")
        DISMISSED = "dismissed", _("Not one")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="proposals")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals")
    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.CharField(max_length=300)
    place = models.PositiveIntegerField(default=0)  # where in the message it begins
    by_us = models.BooleanField(default=False)  # we asked it, or gave our word; else they did
    due_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    promise_id = models.PositiveBigIntegerField(null=True, blank=True)  # promises lie beside this floor, not below it
    obligation_id = models.PositiveBigIntegerField(null=True, blank=True)  # as do obligations: what they promised
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ProposalQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interaction", "kind", "place"], name="proposed_once"),)
        indexes = (models.Index(fields=["client", "state"], name="proposal_of_client"),)

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def decide(self, state: str, *, by: Person, at: datetime) -> bool:
        """Taken over or waved off. False if somebody decided before."""
        values = {"state": state, "decided_by": by, "decided_at": at}
        won = Proposal.objects.open().filter(pk=self.pk).update(**values) == 1
        if won:
            self.state, self.decided_by, self.decided_at = state, by, at
        return won

    def dismiss(self, *, by: Person, at: datetime) -> bool:
        """It is no question, or no promise. False if somebody decided before."""
        return self.decide(self.State.DISMISSED, by=by, at=at)

    def became(
        self, *, question: Question | None = None, promise_id: int | None = None, obligation_id: int | None = None
    ) -> None:
        """What was made of it."""
        self.question, self.promise_id, self.obligation_id = question, promise_id, obligation_id
        self.save(update_fields=["question", "promise_id", "obligation_id"])

    def reopen(self) -> None:
        """Nobody decided yet, after all."""
        self.state, self.decided_at, self.decided_by = self.State.OPEN, None, None
        self.question = self.promise_id = self.obligation_id = None
        decided = ["state", "decided_at", "decided_by"]
        self.save(update_fields=[*decided, "question", "promise_id", "obligation_id"])
