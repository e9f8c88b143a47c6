"""Projects: limited in time and resources, with the phase they are in."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, of_visible_client
from vinculo.db.folding import FoldedField
from vinculo.live import tell
from vinculo.people.models import Person


class Phase(models.TextChoices):
    PRE_SIGNING = "pre_signing", _("Pre-signing")
    KICKOFF = "kickoff", _("Kickoff")
    DELIVERY = "delivery", _("Delivery")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


RUNNING = (Phase.KICKOFF, Phase.DELIVERY, Phase.CLOSING)


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the clients one sees; a guest sees only those they work on."""
        if person.sees_everyone:
            return self
        if person.is_guest:
            return self.filter(pk__in=person.memberships.values("project_id"))
        return self.filter(of_visible_client(person))

    def kept(self) -> Self:
        return self.filter(deleted_at=None, client__deleted_at=None)

    def running(self) -> Self:
        return self.filter(phase__in=RUNNING)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "name_folded", "pk")


def in_visible_project(person: Person) -> models.Exists:
    """The condition that the project of a row is one this person sees, asked of each row by the project's key."""
    return models.Exists(Project.objects.visible_to(person).filter(pk=models.OuterRef("project_id")))


PROJECTS = "projects"  # what open pages hear when a list of projects is another one
LISTED = {"phase", "deleted_at"}


class Project(models.Model):
    """One piece of work for one client."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="projects", verbose_name=_("client"))
    name = models.CharField(_("name"), max_length=160)
    name_folded = FoldedField(source="name", max_length=160)
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.KICKOFF)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("promised for"), null=True, blank=True)
    lead = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_projects",
        verbose_name=_("leads it"),
    )
    summary = models.TextField(_("in a few words"), blank=True)
    launched_on = models.DateField(_("launched on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = ProjectQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["deleted_at", "phase", "due_on"], name="project_list"),
            models.Index(fields=["client", "deleted_at"], name="project_of_client"),
        )

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """One that is new, or that comes into or out of a list, is told to those who look at the lists."""
        if self._state.adding or LISTED.intersection(kwargs.get("update_fields") or ()):
            tell(PROJECTS)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"/projects/{self.pk}/"

    @property
    def is_running(self) -> bool:
        return self.phase in RUNNING

    @transaction.atomic
    def enter(self, phase: str, *, by: Person, at: datetime) -> "PhaseChange | None":
        """Go on to a phase (or back to one); who said so and when stays. Nothing happens if it is in it already."""
        if phase == self.phase:
            return None
        change = self.phase_changes.create(from_phase=self.phase, to_phase=phase, by=by, at=at)
        self.phase = phase
        self.closed_on = timezone.localdate(at) if phase == Phase.CLOSED else None
        self.save(update_fields=["phase", "closed_on", "updated_at"])
        return change

    def throw_away(self, *, by: Person, at: datetime) -> None:
        self.deleted_at, self.deleted_by = at, by
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])

    def restore(self) -> None:
        self.deleted_at = self.deleted_by = None
        self.save(update_fields=["deleted_at", "deleted_by", "updated_at"])


class PhaseChange(models.Model):
    """When a project went from one phase to the next, and who said so."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="phase_changes")
    from_phase = models.CharField(max_length=12, choices=Phase, blank=True)
    to_phase = models.CharField(max_length=12, choices=Phase)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.project_id} {self.to_phase}"
