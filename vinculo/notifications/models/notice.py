"""Something one of us should know of: the facts of it, and how it is told."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, of_visible_client
from vinculo.people.models import Person


class Kind(models.TextChoices):
    MENTION = "mention", _("Somebody mentions you")
    NOW = "now", _("Something cannot wait")
    ASSIGNED = "assigned", _("Something becomes yours")
    MEETING = "meeting", _("A meeting you are asked to")
    WORK = "work", _("A milestone you have work for")
    THEIRS = "theirs", _("A client does something in the portal")
    HOUSE = "house", _("Something in the house stops working")
    DIGEST = "digest", _("The morning mail")


AT_ONCE = frozenset({Kind.MENTION, Kind.NOW})


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, person: Person) -> Self:
        """Theirs, as long as they see the client it is about."""
        mine = self.filter(person=person).filter(Q(client=None) | Q(client__deleted_at=None))
        if person.sees_everyone:
            return mine
        return mine.filter(Q(client=None) | of_visible_client(person))

    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Notice(models.Model):
    """
    One thing told to one person, once. `subject`: what it is about ("task:5"); `key` tells this occasion from others
    about the same subject. The sentence is made from the facts when somebody reads it, in their language.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    subject = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    facts: Any = models.JSONField(default=dict)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = NoticeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "kind", "key"], name="told_once"),)
        indexes = (
            models.Index(fields=["person", "-at"], name="notice_of_person"),
            models.Index(fields=["person", "seen_at"], name="notice_unseen"),
            models.Index(fields=["at"], name="notice_old"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def see(self, *, at: datetime) -> bool:
        """False if it was seen before."""
        self.seen_at = at
        return Notice.objects.filter(pk=self.pk, seen_at=None).update(seen_at=at) == 1


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, at: datetime) -> Self:
        return self.waiting().filter(due_at__lte=at)


class Delivery(models.Model):
    """
    A notice on its way out of the house, by mail or to a browser. It waits for hours that suit the person, and is
    dropped when they have seen the notice before.
    """

    class By(models.TextChoices):
        MAIL = "mail", _("mail")
        PUSH = "push", _("push")

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    by = models.CharField(max_length=4, choices=By)
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "by"], name="one_delivery_a_way"),)
        indexes = (
            models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_at=None), name="delivery_waiting"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.by}"


class ReadUpTo(models.Model):
    """How far something that grows has been read for news: the last number of the record that was looked at."""

    what = models.CharField(max_length=20, primary_key=True)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.what} {self.seq}"
