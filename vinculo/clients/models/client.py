"""A client and what we know of them as an organization."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.db.folding import FoldedField, fold
from vinculo.people.models import Language, Person, Team

BIN_DAYS = 30


class Address(models.TextChoices):
    """As first names do, or with respect; empty is what is usual in the reader's language."""

    INFORMAL = "informal", _("By first name")
    FORMAL = "formal", _("Formally")


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, person: Person) -> Self:
        """Managers see all; members what is of no team, of theirs or their own; guests those of their projects."""
        if person.sees_everyone:
            return self
        on_project = Q(pk__in=clients_on_projects_of(person))
        if person.is_guest:
            return self.filter(on_project)
        teams = Team.objects.filter(members=person)
        return self.filter(Q(team=None) | Q(owner=person) | Q(team__in=teams) | on_project)

    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def in_bin(self) -> Self:
        return self.filter(deleted_at__isnull=False, merged_into=None)

    def active(self) -> Self:
        return self.kept().filter(archived_at=None)

    def archived(self) -> Self:
        return self.kept().filter(archived_at__isnull=False)

    def named_like(self, text: str) -> Self:
        found = self
        for word in fold(text).split():
            found = found.filter(name_folded__contains=word)
        return found

    def by_name(self) -> Self:
        return self.order_by("name_folded", "pk")


def of_visible_client(person: Person) -> models.Exists:
    """
    The condition that the client of a row is one this person sees.

    Asked of each row by the client's key: a page looks at a few dozen rows, and would else list all who may be seen.
    """
    return models.Exists(Client.objects.visible_to(person).filter(pk=models.OuterRef("client_id")))


def clients_on_projects_of(person: Person) -> models.QuerySet:
    """Ids of the clients on whose projects a person works. Projects live a floor above, so the link is by name."""
    from django.apps import apps

    member = apps.get_model("projects", "ProjectMember")
    return member.objects.filter(person=person).values("project__client_id")


class Client(models.Model):
    """A company or person we deliver to, with an owner on our side who answers for the relationship."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        PERSON = "person", _("Person")

    name = models.CharField(_("name"), max_length=160)
    name_folded = FoldedField(source="name", max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COMPANY)
    line = models.CharField(_("in one line, what they do"), max_length=160, blank=True)
    website = models.URLField(_("website"), blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    is_remote = models.BooleanField(_("too far to meet in person often"), default=False)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    address = models.CharField(_("how we address them"), max_length=8, choices=Address, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    value = models.BigIntegerField(_("value a year, in cents"), null=True, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="clients", verbose_name=_("owner")
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="clients", verbose_name=_("team")
    )
    since_on = models.DateField(_("client since"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")

    objects: ClassVar = ClientQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["deleted_at", "archived_at", "name_folded", "id"], name="client_list"),
            models.Index(fields=["owner", "deleted_at", "archived_at", "name_folded"], name="client_of_owner"),
            models.Index(fields=["deleted_at", "archived_at", "value", "id"], name="client_by_value"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/clients/{self.pk}/"

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalnum()] or [self.name]
        return "".join(word[0] for word in words[:2]).upper()

    def archive(self, *, at: datetime) -> None:
        self.archived_at = at
        self.save(update_fields=["archived_at", "updated_at"])

    def unarchive(self) -> None:
        self.archived_at = None
        self.save(update_fields=["archived_at", "updated_at"])

    def throw_away(self, *, by: Person, at: datetime) -> None:
        """Into the bin, where it stays 30 days."""
        self.deleted_at, self.deleted_by = at, by
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])

    def restore(self) -> None:
        self.deleted_at = self.deleted_by = None
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])


class Profile(models.Model):
    """What a client sells, to whom, where they want to go and how they like to work."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, primary_key=True, related_name="profile")
    sells = models.TextField(_("what they sell"), blank=True)
    sells_to = models.TextField(_("to whom"), blank=True)
    goals = models.TextField(_("long-term goals"), blank=True)
    motivations = models.TextField(_("what moves them"), blank=True)
    priorities = models.TextField(_("priorities"), blank=True)
    working_style = models.TextField(_("how they like to work"), blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.client_id}"

    @property
    def missing(self) -> list[str]:
        """The parts a relationship cannot do without, still empty."""
        return [part for part in ("sells", "goals", "motivations", "priorities") if not getattr(self, part).strip()]


class Priority(models.Model):
    """A figure the client cares about, with the value they aim at."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="figures")
    what = models.CharField(_("what they watch"), max_length=120)
    target = models.CharField(_("where they want it"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.what


class ClientRelation(models.Model):
    """How two clients know each other."""

    class Kind(models.TextChoices):
        SAME_GROUP = "same_group", _("Same group")
        REFERRED = "referred", _("Referred")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="relations_back")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "other", "kind"], name="one_relation_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.kind} {self.other_id}"


class Pin(models.Model):
    """A client somebody keeps at hand in the sidebar."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pins")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="pins")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "client"], name="one_pin"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.client_id}"


class SavedView(models.Model):
    """A list with its filters and order, under a name: a URL one can give to a colleague."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=20, default="clients")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField(_("everyone may use it"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["person", "page", "name"], name="one_view_of_a_name"),)

    def __str__(self) -> str:
        return self.name
