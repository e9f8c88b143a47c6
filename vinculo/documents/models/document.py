"""Files that both sides keep together: folders, documents, their versions, and files still on their way."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Folder(models.Model):
    """A drawer of a client's or a project's documents."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="folders")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="folders")
    inside = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(_("name"), max_length=120)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        ordering = ("name", "pk")
        indexes = (models.Index(fields=["client", "project"], name="folder_of_client"),)

    def __str__(self) -> str:
        return self.name


class DocumentQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        """Guests see no paper that says a price."""
        seen = super().visible_to(person)
        return seen.filter(about_money=False) if person.is_guest else seen

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def shared(self) -> Self:
        return self.filter(audience=Audience.SHARED)

    def newest_first(self) -> Self:
        return self.order_by("-changed_at", "-pk")


class Document(models.Model):
    """Something written, drawn or measured that is kept with its versions: for our team only, or for both sides."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="documents")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="documents")
    folder = models.ForeignKey(Folder, null=True, blank=True, on_delete=models.SET_NULL, related_name="documents")
    title = models.CharField(_("title"), max_length=200)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    about_money = models.BooleanField(
        default=False
    )  # a quote, an invoice: of theirs only for who decides, never for guests
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-pk")
        indexes = (
            models.Index(fields=["client", "deleted_at", "-changed_at"], name="document_of_client"),
            models.Index(fields=["project", "deleted_at", "-changed_at"], name="document_of_project"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/documents/{self.pk}/"

    def throw_away(self, *, by: Person, at: datetime) -> None:
        self.deleted_at, self.deleted_by = at, by
        self.save(update_fields=["deleted_at", "deleted_by"])

    def restore(self) -> None:
        self.deleted_at, self.deleted_by, self.changed_at = None, None, timezone.now()
        self.save(update_fields=["deleted_at", "deleted_by", "changed_at"])


class Version(models.Model):
    """
    One state of a document, never changed: its bytes lie under a random key, its kind is read from its content, and
    what its sender called it is only a name to show. Held back until it was looked through, where that is wanted.
    """

    class State(models.TextChoices):
        HELD = "held", _("Being looked through")
        GOOD = "good", _("Good")
        REFUSED = "refused", _("Refused")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.GOOD)
    state_because = models.CharField(max_length=120, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)  # looked through and drawn, or found that it cannot be
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    @property
    def is_good(self) -> bool:
        return self.state == self.State.GOOD


class Page(models.Model):
    """A picture of one page of a version, drawn by us from what came in; number 0 is a small one for lists."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="drawn")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=120, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["version", "number"], name="page_drawn_once"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.number}"


class Upload(models.Model):
    """A large file on its way, in pieces: who sends it, how far it has come, and where it will belong."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    folder = models.ForeignKey(Folder, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    owed = models.CharField(max_length=40, blank=True)  # "obligation:9": what it is a part of
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.TEAM)
    name = models.CharField(max_length=255)
    note = models.CharField(max_length=300, blank=True)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField()
    moved_at = models.DateTimeField(db_index=True)
    became = models.ForeignKey(Version, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)  # when the logbook said that it came

    objects: ClassVar = VisibleByClient.as_manager()

    def __str__(self) -> str:
        return f"{self.name} {self.received}/{self.size}"
