"""The human beings at a client."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.clients.models.client import Client, of_visible_client
from vinculo.db.folding import FoldedField, fold
from vinculo.people.models import Language, Person


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("Video")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")
    CHAT = "chat", _("Chat")
    PORTAL = "portal", _("Portal")
    LETTER = "letter", _("Letter")
    NOTE = "note", _("Note")


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        roles = ContactRole.objects.filter(of_visible_client(person), contact=models.OuterRef("pk"))
        return self.filter(models.Exists(roles))

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def named_like(self, text: str) -> Self:
        found = self
        for word in fold(text).split():
            found = found.filter(Q(name_folded__contains=word) | Q(email__contains=word))
        return found


class Contact(models.Model):
    """A person at a client: how, when and in which language they like to be spoken to."""

    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=160)
    name_folded = FoldedField(source="name", max_length=160)
    email = models.EmailField(_("e-mail"), blank=True, max_length=254)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    preferred_channel = models.CharField(_("preferred channel"), max_length=20, choices=Channel, blank=True)
    unwanted_channels = models.JSONField(_("channels they do not want"), default=list, blank=True)
    channel_note = models.CharField(_("about the channel"), max_length=120, blank=True)
    hours = models.JSONField(_("hours that suit them"), default=dict, blank=True)
    about = models.TextField(pgettext_lazy("about a person", "about"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    clients: ClassVar = models.ManyToManyField(Client, through="ContactRole", related_name="contacts")

    objects: ClassVar = ContactQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["email"], name="contact_by_email"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/contacts/{self.pk}/"

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    def throw_away(self, *, by: Person, at: datetime) -> None:
        self.deleted_at, self.deleted_by = at, by
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])

    def restore(self) -> None:
        self.deleted_at = self.deleted_by = None
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])


class ContactPoint(models.Model):
    """A further address of a contact: another mail, phone, profile page."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        URL = "url", _("Page")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="points", db_index=False)  # see Meta
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(_("address"), max_length=300)
    normal = models.CharField(max_length=300, db_index=True)
    label = models.CharField(_("label"), max_length=40, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["contact", "kind", "normal"], name="one_point"),)

    def __str__(self) -> str:
        return self.value


class ContactRole(models.Model):
    """What a contact is at one client: somebody may belong to several."""

    class Power(models.TextChoices):
        DECIDES = "decides", _("Decides")
        INFLUENCES = "influences", _("Influences")
        INFORMED = "informed", _("Is informed")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="roles", db_index=False)  # see Meta
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(_("role there"), max_length=120, blank=True)
    decides = models.CharField(_("decides about"), max_length=160, blank=True)
    power = models.CharField(_("say"), max_length=12, choices=Power, blank=True)
    is_key = models.BooleanField(_("key contact"), default=False)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-is_key", "pk")
        constraints = (models.UniqueConstraint(fields=["client", "contact"], name="one_role_a_client"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.contact_id}"


class PersonalNoteQuerySet(models.QuerySet["PersonalNote"]):
    def visible_to(self, person: Person) -> Self:
        """Written by them, meant for the whole team (guests are no part of it), or for those who lead."""
        mine = Q(by=person)
        if person.is_guest:
            return self.filter(mine)
        allowed = mine | Q(audience=PersonalNote.Audience.TEAM)
        if person.sees_everyone:
            allowed |= Q(audience=PersonalNote.Audience.LEADS)
        return self.filter(allowed)


class PersonalNote(models.Model):
    """Something personal they told us: only what one would say in front of them."""

    class Audience(models.TextChoices):
        TEAM = "team", _("Our team")
        LEADS = "leads", _("Managers and me")
        ME = "me", _("Only me")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    audience = models.CharField(_("who may read it"), max_length=10, choices=Audience, default=Audience.TEAM)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = PersonalNoteQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.text[:60]


class ImportantDate(models.Model):
    """A day that matters to a contact or a client: a birthday, an anniversary with us, an opening."""

    class Kind(models.TextChoices):
        BIRTHDAY = "birthday", _("Birthday")
        ANNIVERSARY = "anniversary", _("Anniversary with us")
        LAUNCH = "launch", _("Launch")
        OTHER = "other", _("Other")

    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="dates")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="dates")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    what = models.CharField(_("what"), max_length=120, blank=True)
    day = models.PositiveSmallIntegerField(_("day"))
    month = models.PositiveSmallIntegerField(_("month"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    is_yearly = models.BooleanField(_("every year"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("month", "day")

    def __str__(self) -> str:
        return f"{self.what or self.kind} {self.day}/{self.month}"
