"""Signatures: who consents to a frozen paper, in which order, and what proves that they did."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.documents.models.document import Version
from vinculo.documents.models.seal import Certificate
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class SigningRequestQuerySet(VisibleByClient):
    def open_at(self, at: datetime) -> Self:
        """Waits for somebody: the twin of SigningRequest.is_open."""
        unsettled = self.filter(completed_at=None, declined_at=None, withdrawn_at=None)
        return unsettled.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=at))


class SigningRequest(models.Model):
    """
    A paper to be signed. Its bytes are frozen and hashed before anybody sees them; whoever wants another wording gets
    another request. When all have signed, the paper is sealed with our certificate and both sides get it.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="signing_requests")
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="signing_requests"
    )
    title = models.CharField(_("what is signed"), max_length=200)
    note = models.TextField(_("what it is about"), blank=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signing_requests")
    frozen = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    frozen_sha256 = models.CharField(max_length=64)
    sealed = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5)
    in_order = models.BooleanField(_("one after the other"), default=False)
    expires_at = models.DateTimeField(_("runs out at"), null=True, blank=True)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    completed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_because = models.CharField(_("why"), max_length=300, blank=True)
    about = models.CharField(max_length=40, blank=True)  # "change:3", "agreement:5": what becomes signed with it
    certificate = models.ForeignKey(Certificate, null=True, blank=True, on_delete=models.PROTECT, related_name="sealed")
    sealed_at = models.DateTimeField(null=True, blank=True)
    stamped_at = models.DateTimeField(null=True, blank=True)  # by whoever gives time stamps, never by our own clock
    stamp_failed_at = models.DateTimeField(null=True, blank=True)  # wanted, not had yet; a job tries again

    objects: ClassVar = SigningRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        indexes = (models.Index(fields=["client", "completed_at", "-sent_at"], name="signing_of_client"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/signatures/{self.pk}/"

    def is_open(self, at: datetime) -> bool:
        ended = self.completed_at or self.declined_at or self.withdrawn_at
        return ended is None and (self.expires_at is None or self.expires_at > at)


class Signer(models.Model):
    """One of those who sign, of theirs or of ours; a contact may hand it to somebody else of theirs."""

    request = models.ForeignKey(SigningRequest, on_delete=models.CASCADE, related_name="signers")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="to_sign")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="to_sign")
    capacity = models.CharField(_("for whom"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(_("why not"), blank=True)
    delegated_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="instead_of"
    )
    delegated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.request_id} {self.contact_id or self.person_id}"


class Signature(models.Model):
    """Somebody signed: what they saw, what they agreed to in which words, and how we knew that it was them."""

    signer = models.OneToOneField(Signer, on_delete=models.PROTECT, related_name="signature")
    at = models.DateTimeField()
    typed_name = models.CharField(_("your name"), max_length=160)
    drawn = models.JSONField(null=True, blank=True)  # the strokes, in thousandths of the box
    consent = models.TextField()  # the words beside the box they ticked, in the language they read
    language = models.CharField(max_length=12)
    time_zone = models.CharField(max_length=60, blank=True)  # theirs, so that the evidence can say their hour
    frozen_sha256 = models.CharField(max_length=64)
    identified_by = models.CharField(max_length=20)  # code, password, certificate
    identified_at = models.DateTimeField()
    ip = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)
    own_certificate: ClassVar = models.JSONField(null=True, blank=True)  # what we read of theirs, if they brought one
    brought = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.typed_name} {self.at:%Y-%m-%d}"


class SignerReminder(models.Model):
    """A friendly word to somebody who has not signed yet, in their hours."""

    signer = models.ForeignKey(Signer, on_delete=models.CASCADE, related_name="reminders")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.signer_id} {self.at:%Y-%m-%d}"
