"""Exchanges between the client and us, and what was decided in them."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Direction(models.TextChoices):
    IN = "in", _("From them")
    OUT = "out", _("From us")
    BOTH = "both", _("Both spoke")
    INTERNAL = "internal", _("Among us")


class Feeling(models.TextChoices):
    WARM = "warm", _("Warm")
    FINE = "fine", _("Fine")
    COOL = "cool", _("Cool")
    TENSE = "tense", _("Tense")


class InteractionQuerySet(VisibleByClient):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Interaction(models.Model):
    """Any exchange: who, on which channel, in which direction, what was said and how it felt."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="interactions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="interactions")
    at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction, default=Direction.BOTH)
    summary = models.TextField(_("what was said"), blank=True)
    quoted = models.TextField(blank=True)
    felt = models.CharField(_("how it felt"), max_length=5, choices=Feeling, blank=True)
    is_check_in = models.BooleanField(_("the agreed check-in"), default=False)
    shares_status = models.BooleanField(_("told them where things stand"), default=False)
    asks_status = models.BooleanField(_("they had to ask how it is going"), default=False)
    wants_answer = models.BooleanField(null=True, blank=True)  # None: as its channel and direction tell
    thread = models.ForeignKey("Thread", null=True, blank=True, on_delete=models.SET_NULL, related_name="interactions")
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="interactions")
    contacts: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="interactions")
    people: ClassVar = models.ManyToManyField(Person, blank=True, related_name="took_part_in")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = InteractionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "-at"], name="interaction_of_client"),
            models.Index(fields=["-at"], name="interaction_newest"),
            models.Index(fields=["thread", "at"], name="interaction_of_thread"),
        )

    def __str__(self) -> str:
        return self.summary[:60]

    def get_absolute_url(self) -> str:
        return f"/log/{self.pk}/"


class Verdict(models.TextChoices):
    """Whether the mail servers on the way say that a letter comes from where it says."""

    VERIFIED = "verified", _("Verified")
    UNVERIFIED = "unverified", _("Not verified")


class MailMessage(models.Model):
    """
    The letter behind an interaction by e-mail: what threads it and tells it from its copies. `verdict` is empty where
    nobody looked; only a verified letter may ever count as somebody's word. `doubt` is a code of vinculo.mail.doubts.
    """

    interaction = models.OneToOneField(Interaction, on_delete=models.CASCADE, primary_key=True, related_name="mail")
    message_id = models.CharField(max_length=300, unique=True)
    in_reply_to = models.CharField(max_length=300, blank=True, db_index=True)
    references = models.JSONField(default=list, blank=True)
    thread = models.CharField(max_length=300, blank=True, db_index=True)
    subject = models.CharField(max_length=500, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    doubt = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return self.subject


class Decision(models.Model):
    """Something both sides agreed on in an exchange."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="decisions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    text = models.TextField(_("what was decided"))
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(_("confirmed in writing at"), null=True, blank=True)
    confirmed_in = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="confirms"
    )
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "-at"], name="decision_of_client"),)

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/decisions/{self.pk}/"
