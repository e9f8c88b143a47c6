"""What was said about one thing, message by message, and who waits for whom in it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

LINE = 200  # characters of a last word kept for the list


class Waits(models.TextChoices):
    US = "us", _("Waits for us")
    THEM = "them", _("Waits for them")
    NOBODY = "nobody", _("Just so you know")


class ThreadQuerySet(VisibleByClient):
    def kept(self) -> Self:
        """Of clients that are not in the bin."""
        return self.filter(client__deleted_at=None)

    def at_hand(self, at: datetime) -> Self:
        """Neither archived nor put off to a later moment."""
        return self.filter(archived_at=None).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at))

    def of(self, person: Person) -> Self:
        """Those this person sees to: assigned to them, or to nobody at a client of theirs."""
        return self.filter(Q(assigned_to=person) | Q(assigned_to=None, client__owner=person))


class Thread(models.Model):
    """
    Messages about one thing on one channel: a mail and its answers, a question in the portal, a call.

    `waits` says who has the next word, `waiting_since` from when. Both follow from what was said and which questions
    are open; vinculo.conversations.threading keeps them so. `project` is set where all of it is about one.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="threads")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="threads")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="threads")
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    key = models.CharField(max_length=310)
    subject = models.CharField(max_length=500, blank=True)
    line = models.CharField(max_length=LINE, blank=True)
    size = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()
    last_is_theirs = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True, blank=True)  # when their last word reached us
    waits = models.CharField(max_length=6, choices=Waits, default=Waits.NOBODY)
    waiting_since = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="threads", verbose_name=_("sees to it")
    )
    snoozed_until = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = ThreadQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "key"], name="one_thread_of_a_key"),)
        # Conditions hold no value but NULL: SQLite sees no values of a query when it chooses among partial indexes.
        indexes = (
            models.Index(fields=["waits", "waiting_since"], name="thread_waiting", condition=Q(archived_at=None)),
            models.Index(fields=["waits", "-last_at", "-id"], name="thread_newest", condition=Q(archived_at=None)),
            models.Index(fields=["-last_at", "-id"], name="thread_archived", condition=Q(archived_at__isnull=False)),
            models.Index(fields=["client", "-last_at"], name="thread_of_client"),
            models.Index(fields=["-arrived_at"], name="thread_arrived"),
        )

    def __str__(self) -> str:
        return self.subject or self.line[:60]

    def get_absolute_url(self) -> str:
        return f"/inbox/{self.pk}/"

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    def is_snoozed(self, at: datetime) -> bool:
        return self.snoozed_until is not None and self.snoozed_until > at

    def assign(self, *, to: Person | None) -> None:
        """Somebody sees to it from now on; None: whoever has the client."""
        self.assigned_to = to
        self.save(update_fields=["assigned_to"])

    def snooze(self, *, until: datetime | None) -> None:
        """Out of sight until then, or until they write again."""
        self.snoozed_until = until
        self.save(update_fields=["snoozed_until"])

    def archive(self, *, by: Person, at: datetime) -> None:
        """Nothing more to do here. The next word of theirs brings it back."""
        self.archived_at, self.archived_by, self.snoozed_until = at, by, None
        self.save(update_fields=["archived_at", "archived_by", "snoozed_until"])

    def bring_back(self) -> None:
        self.archived_at, self.archived_by = None, None
        self.save(update_fields=["archived_at", "archived_by"])


class ThreadSeen(models.Model):
    """Up to which moment somebody has read a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="seen")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["thread", "person"], name="seen_once_by_each"),)

    def __str__(self) -> str:
        return f"{self.thread_id} {self.person_id}"
