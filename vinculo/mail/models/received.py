"""A letter as it lay in a mailbox, and what became of it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.conversations.models import Interaction, Verdict
from vinculo.mail.models.folder import Folder
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person


class State(models.TextChoices):
    NEW = "new", _("Just fetched")
    LOGGED = "logged", _("In the record")
    ASKING = "asking", _("Whose is this?")
    NOT_OURS = "not_ours", _("Not about a client")
    PRIVATE = "private", _("Only its owner sees it")
    BOUNCE = "bounce", _("Came back")
    AUTOMATIC = "automatic", _("Written by a machine")
    LIST = "list", _("Sent to a list")
    LOOP = "loop", _("Goes round in circles")
    BROKEN = "broken", _("Cannot be read")


LEFT_OUT = (State.NOT_OURS, State.BOUNCE, State.AUTOMATIC, State.LIST, State.LOOP, State.BROKEN)


class ReceivedQuerySet(models.QuerySet["Received"]):
    def seen_by(self, person: Person) -> Self:
        """
        Letters that are not in the record: one's own mailboxes'; those of the organization's for whoever sees every
        client. A letter in the record is seen by whoever sees its exchange, except behind a private mailbox.
        """
        if person.is_guest or not person.is_active:
            return self.none()
        mine = Q(mailbox__owner=person)
        house = Q(mailbox__owner=None) | ~Q(mailbox__shared_at=None)
        if person.sees_everyone:
            return self.filter(mine | house | ~Q(shared_at=None))
        clients = Client.objects.visible_to(person)
        in_the_record = Q(state=State.LOGGED, interaction__client__in=clients)
        return self.filter(mine | in_the_record & (house | ~Q(shared_at=None)))

    def asking(self) -> Self:
        return self.filter(state=State.ASKING)

    def private(self) -> Self:
        return self.filter(state=State.PRIVATE)

    def left_out(self) -> Self:
        return self.filter(state__in=LEFT_OUT)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Received(models.Model):
    """
    One letter of one mailbox. The file lies as it came under a random key; `sha256` tells the letter from all others of
    the mailbox, wherever it is moved. `sign` is a hash of what its writer wrote, the same in every copy. `counterpart`
    is who is not us: whom a letter is from, or to whom ours goes. `reason` and `doubt` are codes (see vinculo.mail).
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="received")
    folder = models.ForeignKey(Folder, null=True, on_delete=models.SET_NULL, related_name="received")
    uid = models.BigIntegerField(default=0)
    key = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    sign = models.CharField(max_length=64, blank=True)
    message_id = models.CharField(max_length=300, blank=True, db_index=True)
    is_sent = models.BooleanField(default=False)
    from_address = models.CharField(max_length=254, blank=True)
    from_name = models.CharField(max_length=160, blank=True)
    counterpart = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    reason = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    doubt = models.CharField(max_length=30, blank=True)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="received"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ReceivedQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["mailbox", "sha256"], name="a_letter_once_a_mailbox"),)
        indexes = (
            models.Index(fields=["state", "counterpart"], name="received_by_counterpart"),
            models.Index(fields=["state", "-at"], name="received_newest"),
            models.Index(fields=["mailbox", "from_address", "-arrived_at"], name="received_from"),
        )

    def __str__(self) -> str:
        return self.subject or self.from_address

    def get_absolute_url(self) -> str:
        return f"/mail/{self.pk}/"

    @property
    def is_private(self) -> bool:
        """For its owner's eyes only, unless they shared this one."""
        return self.mailbox.is_private and self.shared_at is None

    def share(self, *, by: Person, at: datetime) -> None:
        """The team may know of this one letter."""
        self.shared_by, self.shared_at = by, at
        self.save(update_fields=["shared_by", "shared_at"])
