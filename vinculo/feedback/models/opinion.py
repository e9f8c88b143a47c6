"""What the client thinks of us: asked for, or complained about."""

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

ASK_AGAIN = timedelta(days=14)


class Feedback(models.Model):
    """
    How it is for them: 0 to 10, and what would raise it by one. We asked, or they said it of their own accord; what we
    did about it they read the next time.
    """

    class Moment(models.TextChoices):
        KICKOFF = "kickoff", _("After the kickoff")
        MILESTONE = "milestone", _("After a milestone")
        CLOSING = "closing", _("At the end")
        OWN = "own", _("Of their own accord")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="feedback")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="feedback")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="feedback")
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(_("how"), max_length=20, choices=Channel, blank=True)
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True, validators=[MaxValueValidator(10)])
    text = models.TextField(_("what would raise it by one"), blank=True)
    moment = models.CharField(_("when"), max_length=9, choices=Moment, blank=True)
    done = models.TextField(_("what we did about it"), blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        verbose_name_plural = "feedback"
        indexes = (models.Index(fields=["client", "-asked_at"], name="feedback_of_client"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.score}"

    def get_absolute_url(self) -> str:
        return f"/feedback/{self.pk}/"

    def act_on(self, *, done: str, by: Person, at: datetime) -> None:
        """What we did about what they said; whoever said it reads this."""
        self.done, self.done_by, self.done_at = done, by, at
        self.save(update_fields=["done", "done_by", "done_at"])


class ComplaintQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(resolved_at=None)


class Complaint(models.Model):
    """Something they are unhappy about: thanked for, looked into, resolved, and asked about again two weeks later."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="complaints")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints")
    text = models.TextField(_("what they are unhappy about"))
    at = models.DateTimeField(_("said at"))
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints")
    thanked_at = models.DateTimeField(null=True, blank=True)
    findings = models.TextField(_("what we found"), blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    resolution = models.TextField(_("how it was resolved"), blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["client", "resolved_at"], name="complaint_of_client"),)

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/complaints/{self.pk}/"

    def thank(self, *, at: datetime) -> None:
        """They know that we heard them, and are glad they said it."""
        self.thanked_at = at
        self.save(update_fields=["thanked_at"])

    def find(self, *, findings: str, at: datetime) -> None:
        """What we found when we looked into it; the first time stays."""
        self.findings, self.found_at = findings, self.found_at or at
        self.save(update_fields=["findings", "found_at"])

    def resolve(self, *, resolution: str, at: datetime) -> None:
        self.resolution, self.resolved_at = resolution, at
        self.save(update_fields=["resolution", "resolved_at"])

    def follow_up(self, *, at: datetime) -> None:
        """We asked again whether it is really well."""
        self.followed_up_at = at
        self.save(update_fields=["followed_up_at"])

    def ask_again_on(self) -> date | None:
        """Two weeks after it was resolved, as long as nobody asked."""
        if self.resolved_at is None or self.followed_up_at:
            return None
        return timezone.localdate(self.resolved_at) + ASK_AGAIN
