"""Addresses of other programs that hear what happens here, and what is on its way to them."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person


class Why(models.TextChoices):
    """Why nothing goes there any more."""

    GONE = "gone", _("It answered that this address is gone for good.")
    FAILING = "failing", _("It has not taken anything for two days, or thirty times in a row.")
    ADDRESS = "address", _("The address leads to a machine that may not be asked from here.")
    BY_HAND = "by_hand", _("Paused by hand.")
    SEALED = "sealed", _("Its address was sealed under another secret key. Put it in again.")


class HookQuerySet(models.QuerySet["Hook"]):
    def running(self) -> Self:
        return self.filter(paused_at=None)


class Hook(models.Model):
    """A program's address, by what it is signed with and which events it wants. It is the house's, not a person's."""

    name = models.CharField(_("what it is for"), max_length=80)
    address_sealed = models.TextField()
    address_hint = models.CharField(max_length=120)  # the machine's name: what may be shown
    secret_sealed = models.TextField()
    old_secret_sealed = models.TextField(blank=True)
    old_until = models.DateTimeField(null=True, blank=True)
    events: Any = models.JSONField(_("which events"), default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)  # one after the other
    failing_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_why = models.CharField(max_length=10, choices=Why, blank=True)
    paused_detail = models.CharField(max_length=120, blank=True)

    objects: ClassVar = HookQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/settings/hooks/{self.pk}/"

    def wants(self, kind: str) -> bool:
        return kind in self.events

    def is_rotating(self, at: datetime) -> bool:
        """Two secrets are valid."""
        return bool(self.old_secret_sealed and self.old_until and self.old_until > at)

    def pause(self, *, why: str, at: datetime, detail: str = "") -> bool:
        """False if it was paused before."""
        values = {"paused_at": at, "paused_why": why, "paused_detail": detail[:120]}
        if Hook.objects.running().filter(pk=self.pk).update(**values) != 1:
            return False
        self.paused_at, self.paused_why, self.paused_detail = at, why, detail[:120]
        return True


class Place(models.Model):
    """How far one kind of event has been read: the number of an entry of the record, or a moment."""

    kind = models.CharField(max_length=40, unique=True)
    seq = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.kind


def new_uid() -> str:
    return f"msg_{uuid.uuid4().hex}"


class Event(models.Model):
    """
    Something that happened, found once. Its `uid` is the number of the message, however often and to however many
    addresses it goes. `moment` tells two occasions of one kind about one thing apart.
    """

    uid = models.CharField(max_length=40, unique=True, default=new_uid, editable=False)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=20, blank=True)  # "promise"
    about_id = models.BigIntegerField(default=0)
    client_id = models.BigIntegerField(null=True)
    moment = models.DateTimeField()
    found_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "about_id", "moment"], name="an_event_is_found_once"),)
        indexes = (models.Index(fields=["kind", "moment"], name="hook_event_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id}"


class HookDeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, at: datetime) -> Self:
        """Of those that run and need no rest."""
        rested = Q(hook__rests_until=None) | Q(hook__rests_until__lte=at)
        return self.waiting().filter(rested, due_at__lte=at, hook__paused_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")


class Delivery(models.Model):
    """One event on its way to one address, with what its last attempt came to."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)  # its first letters, or what went wrong
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = HookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (models.UniqueConstraint(fields=["hook", "event"], name="delivered_to_each_once"),)
        indexes = (
            models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_at=None), name="hook_delivery_waiting"),
            models.Index(fields=["hook", "-made_at", "-id"], name="hook_delivery_of"),
        )

    def __str__(self) -> str:
        return f"{self.hook_id} {self.event_id}"

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.dropped_at is None
