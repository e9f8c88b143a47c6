"""What we write to a client by mail, from the first word of a draft until it has left."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.clients.models import Audience, Client, Contact
from vinculo.conversations.models import Interaction, Question
from vinculo.documents.models import Version
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

UNDO = timedelta(seconds=15)  # how long a letter lies with us before it leaves


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    WAITING = "waiting", pgettext_lazy("one letter", "Not sent yet")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Did not leave")
    CANCELLED = "cancelled", _("Thrown away")


class Refusal(models.TextChoices):
    """Why the last attempt came to nothing. The words for it are in vinculo.letters.refusals."""

    DOWN = "down"
    SLOW = "slow"
    LATER = "later"
    CUT = "cut"
    UNSURE = "unsure"
    REFUSED = "refused"
    ADDRESS = "address"
    SIGN_IN = "sign_in"
    SECRET = "secret"  # noqa: S105 a reason, no password
    SERVER = "server"
    MAILBOX = "mailbox"
    NOBODY = "nobody"
    FILE = "file"
    HELD = "held"
    GAVE_UP = "gave_up"


class LetterQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        """A draft is its writer's; what was sent or is about to be belongs to those who see the client."""
        if person.is_guest:
            return self.none()
        own = Q(by=person) | ~Q(state__in=(State.DRAFT, State.CANCELLED))
        return super().visible_to(person).filter(own, client__deleted_at=None)

    def drafts_of(self, person: Person) -> Self:
        return self.visible_to(person).filter(by=person, state=State.DRAFT)

    def not_sent_yet(self) -> Self:
        """Handed over by their writer, and still with us."""
        return self.filter(state__in=(State.WAITING, State.SENDING, State.FAILED))

    def newest_first(self) -> Self:
        return self.order_by("-autosaved_at", "-pk")


class Letter(models.Model):
    """
    A mail of ours to people at a client. Its `message_id` is fixed at the first attempt, so that however often it is
    tried, those who get it twice can tell that it is one. `text` is what we say, `quoted` what we repeat of theirs.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="letters")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    mailbox = models.ForeignKey(Mailbox, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    to: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="letters")
    cc: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="letters_in_copy")
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("letter"), blank=True)
    quoted = models.TextField(blank=True)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    shares_status = models.BooleanField(_("tells them where things stand"), default=False)
    answers = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters_in_answer"
    )
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    nudge = models.ForeignKey(Nudge, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="letters")
    created_at = models.DateTimeField(auto_now_add=True)
    autosaved_at = models.DateTimeField()

    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    send_at = models.DateTimeField(null=True, blank=True)
    try_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    unsure = models.PositiveSmallIntegerField(default=0)  # attempts of which nobody knows whether they went through
    refusal = models.CharField(max_length=10, choices=Refusal, blank=True)
    refusal_said = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    recipients = models.JSONField(default=dict, blank=True)  # {"to": [[name, address]], "cc": ...} as it left
    dated_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)  # its copy lies in the folder of sent mail
    interaction = models.OneToOneField(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="letter"
    )

    objects: ClassVar = LetterQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["by", "state", "-autosaved_at"], name="letter_of_writer"),
            models.Index(fields=["client", "state"], name="letter_of_client"),
            models.Index(fields=["try_at"], name="letter_on_its_way", condition=Q(state__in=("waiting", "sending"))),
        )
        constraints = (
            models.UniqueConstraint(fields=["message_id"], name="letter_message_once", condition=~Q(message_id="")),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return f"/letters/{self.pk}/"

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def may_be_taken_back(self) -> bool:
        """It waits and nobody has tried yet."""
        return self.state == State.WAITING and not self.attempts

    def is_later(self, at: datetime) -> bool:
        """It waits for an hour somebody chose, not only for the moment in which it can be taken back."""
        return self.state == State.WAITING and self.send_at is not None and self.send_at > at + UNDO


class LetterAttachment(models.Model):
    """A state of a document that goes out with a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="attachments")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sent_with")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["letter", "version"], name="attached_once"),)

    def __str__(self) -> str:
        return f"{self.letter_id} {self.version_id}"
