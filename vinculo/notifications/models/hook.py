"""Rooms of a chat that are told what happens."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person, Team


class Flavour(models.TextChoices):
    SLACK = "slack", "Slack"
    MATTERMOST = "mattermost", "Mattermost"
    TEAMS = "teams", "Microsoft Teams"


class Told(models.TextChoices):
    ASKED = "asked", _("Clients ask, answer or complain")
    DECIDED = "decided", _("Clients approve, sign or decide")
    NOW = "now", _("Something cannot wait")
    GOOD = "good", _("Clients say thank you, promises are kept")


class Why(models.TextChoices):
    """Why nothing goes there any more."""

    GONE = "gone", _("The chat says that this address is gone. Make a new one there and put it in here.")
    REFUSED = "refused", _("The chat did not take what we sent.")
    SILENT = "silent", _("Nobody answered there for a day.")
    ADDRESS = "address", _("The address leads to a machine that may not be asked from here.")
    BY_HAND = "by_hand", _("Paused by hand.")
    SEALED = "sealed", _("The address was sealed under another secret key. Put it in again.")


class ChatHookQuerySet(models.QuerySet["ChatHook"]):
    def running(self) -> Self:
        return self.filter(paused_at=None)


class ChatHook(models.Model):
    """A room of Slack, Mattermost or Teams, by its incoming webhook. With a team it hears of that team's clients."""

    name = models.CharField(_("name of the room"), max_length=80)
    flavour = models.CharField(_("chat"), max_length=10, choices=Flavour)
    address_sealed = models.TextField()
    address_hint = models.CharField(max_length=120)  # the machine's name: what may be shown
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.CASCADE, related_name="chat_hooks", verbose_name=_("team")
    )
    tells: Any = models.JSONField(_("what it tells"), default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    failing_since = models.DateTimeField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_why = models.CharField(max_length=10, choices=Why, blank=True)
    paused_detail = models.CharField(max_length=120, blank=True)

    objects: ClassVar = ChatHookQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def pause(self, *, why: str, at: datetime, detail: str = "") -> bool:
        """False if it was paused before."""
        values = {"paused_at": at, "paused_why": why, "paused_detail": detail[:120]}
        if ChatHook.objects.running().filter(pk=self.pk).update(**values) != 1:
            return False
        self.paused_at, self.paused_why, self.paused_detail = at, why, detail[:120]
        return True

    def resume(self) -> None:
        """From now on; what waited while it was paused is not told any more."""
        self.paused_at, self.paused_why, self.paused_detail, self.failures = None, "", "", 0
        self.failing_since = None
        self.save(update_fields=["paused_at", "paused_why", "paused_detail", "failures", "failing_since"])


class HookMessageQuerySet(models.QuerySet["HookMessage"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, dropped_at=None)


class HookMessage(models.Model):
    """Something to tell in a room: the facts; the words are made when it is sent, in the language of the house."""

    hook = models.ForeignKey(ChatHook, on_delete=models.CASCADE, related_name="messages")
    key = models.CharField(max_length=80)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    facts: Any = models.JSONField(default=dict)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = HookMessageQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hook", "key"], name="told_the_room_once"),)
        indexes = (
            models.Index(fields=["due_at"], condition=Q(sent_at=None, dropped_at=None), name="hook_message_waiting"),
            models.Index(fields=["at"], name="hook_message_old"),
        )

    def __str__(self) -> str:
        return f"{self.hook_id} {self.key}"
