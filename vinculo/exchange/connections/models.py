"""A connection with another system, what of it is joined with which project of ours, and what each side last said."""

import hashlib
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.exchange.connections.trouble import sentence
from vinculo.mailboxes import secrets
from vinculo.people.models import Person
from vinculo.projects.models import Project, Task, TaskComment


class System(models.TextChoices):
    TRELLO = "trello", "Trello"
    BASECAMP = "basecamp", "Basecamp"


class State(models.TextChoices):
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    FAILING = "failing", _("Does not work")
    BEGUN = "begun", _("Not set up yet")


class ConnectionQuerySet(models.QuerySet["Connection"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def managed_by(self, person: Person) -> Self:
        """One's own; an administrator looks after those of everybody."""
        return self.kept() if person.is_administrator else self.kept().filter(owner=person)

    def active(self) -> Self:
        return self.kept().filter(paused_at=None).exclude(ready_at=None)

    def due(self, at: datetime) -> Self:
        return self.active().filter(Q(next_run_at=None) | Q(next_run_at__lte=at))


class Connection(models.Model):
    """Somebody's way into another system. What opens it lies here sealed and is never shown."""

    system = models.CharField(max_length=10, choices=System)
    name = models.CharField(_("name"), max_length=120)
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="connections")
    account_id = models.CharField(max_length=64, blank=True)
    account_name = models.CharField(max_length=160, blank=True)
    member_id = models.CharField(max_length=64, blank=True)
    member_name = models.CharField(max_length=160, blank=True)
    client_id = models.CharField(max_length=300, blank=True)
    client_secret = models.TextField(blank=True, editable=False)
    token = models.TextField(blank=True, editable=False)
    refresh_token = models.TextField(blank=True, editable=False)
    token_ends_at = models.DateTimeField(null=True, blank=True)

    ready_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ran_at = models.DateTimeField(null=True, blank=True)
    next_run_at = models.DateTimeField(null=True, blank=True, db_index=True)
    held_until_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    trouble_facts = models.JSONField(default=dict, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ConnectionQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> State:
        if self.paused_at:
            return State.PAUSED
        if not self.ready_at:
            return State.BEGUN
        return State.FAILING if self.failing_since else State.ACTIVE

    @property
    def why(self) -> str:
        """What is wrong and what to do about it; empty when all is well."""
        return sentence(self.trouble, {"system": self.get_system_display(), **self.trouble_facts})

    def keep_secret(self, *, token: str = "", refresh_token: str = "", client_secret: str = "") -> None:
        """Put new secrets in place of the old ones; what is empty stays as it is. Saves nothing by itself."""
        given = {"token": token, "refresh_token": refresh_token, "client_secret": client_secret}
        for field, text in given.items():
            if text:
                setattr(self, field, secrets.seal(text))

    def secret(self, field: str) -> str:
        """One of them in clear. CannotOpen."""
        return secrets.open_(getattr(self, field))

    def is_ready(self, *, at: datetime) -> None:
        """It was tried and works: what failed before counts no more."""
        self.change(
            ready_at=self.ready_at or at, paused_at=None, paused_by=None, next_run_at=None, held_until_at=None,
            failing_since=None, failures=0, trouble="", trouble_facts={},
        )  # fmt: skip

    def pause(self, *, by: Person | None, at: datetime) -> None:
        self.change(paused_at=at, paused_by=by)

    def stop(self, *, at: datetime) -> bool:
        """Paused by ourselves; False when somebody was quicker."""
        changed = Connection.objects.filter(pk=self.pk, paused_at=None).update(paused_at=at)
        self.refresh_from_db(fields=["paused_at"])
        return changed == 1

    def go_on(self) -> None:
        self.change(
            paused_at=None, paused_by=None, next_run_at=None, held_until_at=None, failing_since=None, failures=0,
            trouble="", trouble_facts={},
        )  # fmt: skip

    def remove(self, *, at: datetime) -> None:
        """Nothing is asked or sent any more and its secrets are gone; what came in stays where it is."""
        self.change(removed_at=at, token="", refresh_token="", client_secret="")

    def change(self, **values: Any) -> None:
        for field, value in values.items():
            setattr(self, field, value)
        self.save(update_fields=list(values))


class Link(models.Model):
    """
    A board or project there that is joined with a project of ours; without one yet, a new one of `client` or of a
    `new_client` is made when it is first read. With `out_since` our changes go there too; with `cards_since` tasks made
    since then become cards as well, in `cards_list` if they stand in no list of ours.
    """

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="links")
    external_id = models.CharField(max_length=64)
    name = models.CharField(max_length=160)
    project = models.ForeignKey(Project, null=True, on_delete=models.CASCADE, related_name="connected")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    new_client = models.CharField(max_length=160, blank=True)
    cursor = models.JSONField(default=dict, blank=True)
    out_since = models.DateTimeField(null=True, blank=True)
    cards_since = models.DateTimeField(null=True, blank=True)
    cards_list = models.CharField(max_length=64, blank=True)
    cards_list_name = models.CharField(max_length=160, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    hook_digest = models.CharField(max_length=64, blank=True, db_index=True)
    hook_id = models.CharField(max_length=64, blank=True)
    hook_tried_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["connection", "external_id"], name="one_link_a_board"),)

    def __str__(self) -> str:
        return self.name

    def change(self, **values: Any) -> None:
        for field, value in values.items():
            setattr(self, field, value)
        self.save(update_fields=list(values))


def digest(secret: str) -> str:
    """How the secret part of a web hook's address is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Twin(models.Model):
    """
    A card there and its task here, and what each side said when both were last in step. A side has changed when it
    says something else than it did then; `noticed` keeps when a change of ours happened, by field.
    """

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="twins", db_index=False)  # see Meta
    external_id = models.CharField(max_length=64)
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="twin")
    theirs = models.JSONField(default=dict, blank=True)
    ours = models.JSONField(default=dict, blank=True)
    noticed = models.JSONField(default=dict, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["link", "external_id"], name="one_twin_a_card"),)

    def __str__(self) -> str:
        return self.external_id


class SentComment(models.Model):
    """A comment of ours on its way there: written before it is sent, so that a cut does not send it twice."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="sent")
    comment = models.OneToOneField(TaskComment, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField()
    external_id = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.external_id


class SentCard(models.Model):
    """
    A task of ours on its way to be a card: written before it is sent, with what both sides say then. Its `mark` stands
    on the card, so that a cut in between makes no second one.
    """

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="sent_cards")
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=32, unique=True)
    begun_at = models.DateTimeField()
    ours = models.JSONField(default=dict)
    theirs = models.JSONField(default=dict)
    external_id = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.external_id


class KeptPage(models.Model):
    """A page of a first look that is not over, so that it is not asked again. `asked`: a digest of its address."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="kept_pages", db_index=False)  # see Meta
    asked = models.CharField(max_length=64)
    rows = models.JSONField()
    further = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["link", "asked"], name="one_page_an_address"),)

    def __str__(self) -> str:
        return self.asked


class Clash(models.Model):
    """Both sides changed the same thing: what stayed and what did not."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="clashes")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=20)
    ours = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    ours_stayed = models.BooleanField()
    ours_at = models.DateTimeField()
    theirs_at = models.DateTimeField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.field
