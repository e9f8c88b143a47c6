"""Questions from either side, open until answered."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Client, Contact
from vinculo.conversations.models.interaction import Interaction
from vinculo.people.models import Person
from vinculo.projects.models import Area, Project
from vinculo.projects.visible import VisibleByClient


class QuestionQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def theirs(self) -> Self:
        return self.filter(asked_by_us=False)


class Question(models.Model):
    """Asked by the client to us, or by us to the client; open until answered. Theirs run against a 24-hour clock."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="questions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    asked_by_us = models.BooleanField(_("we asked it"), default=False)
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions", verbose_name=_("area")
    )
    text = models.TextField(_("question"))
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    asked_at = models.DateTimeField(_("asked at"))
    due_at = models.DateTimeField(_("answer due at"), null=True, blank=True)
    by_when_at = models.DateTimeField(_("we said we would answer by"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_in = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    answer = models.TextField(_("answer"), blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    settled_at = models.DateTimeField(null=True, blank=True)  # they said that the answer answers it
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = QuestionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "answered_at", "due_at"], name="question_of_client"),
            models.Index(fields=["owner", "answered_at", "due_at"], name="question_of_owner"),
        )

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/questions/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def limit_at(self) -> datetime | None:
        """Until when the client waits without being let down: our own word, else the clock."""
        return self.by_when_at or self.due_at

    def answer_with(self, *, text: str, at: datetime, interaction: Interaction | None = None) -> None:
        self.answer, self.answered_at, self.answered_in = text, at, interaction
        self.save(update_fields=["answer", "answered_at", "answered_in"])

    def reopen(self) -> None:
        """It was not answered after all."""
        self.answer, self.answered_at, self.answered_in = "", None, None
        self.save(update_fields=["answer", "answered_at", "answered_in"])

    def hand_over(self, *, to: Person) -> None:
        """Somebody else sees to the answer."""
        self.owner = to
        self.save(update_fields=["owner"])

    def say_by_when(self, *, by_when_at: datetime) -> None:
        self.by_when_at = by_when_at
        self.save(update_fields=["by_when_at"])
