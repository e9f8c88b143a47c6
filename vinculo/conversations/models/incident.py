"""Incidents: a crisis, who swarms on it, and what the client hears each evening."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient

SWARM_WITHIN = timedelta(hours=2)


class IncidentQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(over_at=None)


class Incident(models.Model):
    """Something is badly wrong right now. The team swarms on it and the client hears every day where it stands."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="incidents")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="incidents")
    what = models.CharField(_("what happened"), max_length=200)
    effect = models.TextField(_("what the client notices"), blank=True)
    began_at = models.DateTimeField(_("since"))
    way_out = models.TextField(_("way out"), blank=True)
    findings = models.TextField(_("what we found"), blank=True)
    over_at = models.DateTimeField(_("over since"), null=True, blank=True)
    over_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ("-began_at", "-pk")
        indexes = (models.Index(fields=["client", "over_at"], name="incident_of_client"),)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/incidents/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.over_at is None

    @property
    def swarm_due_at(self) -> datetime:
        """Until when those who swarm on it should be named."""
        return self.began_at + SWARM_WITHIN

    def add_note(self, *, kind: str, text: str, by: Person, at: datetime) -> "IncidentNote":
        return self.notes.create(kind=kind, text=text, by=by, at=at)

    def begin_swarm(self, people: Iterable[Person], *, by: Person, at: datetime) -> None:
        """Those who leave everything else from the first moment."""
        named = (SwarmMember(incident=self, person=person, named_at=at, named_by=by) for person in people)
        SwarmMember.objects.bulk_create(named)

    def name_to_swarm(self, person: Person, *, part: str, by: Person, at: datetime) -> "SwarmMember":
        """They leave everything else and work on this part; named again, they get another part."""
        values = {"part": part, "named_at": at, "named_by": by}
        member, _made = self.swarm.get_or_create(person=person, defaults=values)
        if member.part != part:
            member.part = part
            member.save(update_fields=["part"])
        return member

    def end(self, *, by: Person, at: datetime) -> bool:
        """It is over. False if somebody ended it before."""
        won = Incident.objects.open().filter(pk=self.pk).update(over_at=at, over_by=by) == 1
        if won:
            self.over_at, self.over_by = at, by
        return won

    def reopen(self) -> None:
        self.over_at = self.over_by = None
        self.save(update_fields=["over_at", "over_by"])


class SwarmMember(models.Model):
    """Who left everything else to work on an incident, and on which part."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="swarm")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="swarms")
    part = models.CharField(_("part"), max_length=80, blank=True)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("named_at", "pk")
        constraints = (models.UniqueConstraint(fields=["incident", "person"], name="once_in_swarm"),)

    def __str__(self) -> str:
        return f"{self.incident_id} {self.person_id}"


class IncidentNote(models.Model):
    """A line of the running log of an incident. Lines are added, never changed."""

    class Kind(models.TextChoices):
        SEEN = "seen", _("Seen")
        TRIED = "tried", _("Tried")
        FOUND = "found", _("Found")
        DECIDED = "decided", _("Decided")

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.SEEN)
    text = models.TextField(_("what"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class IncidentReport(models.Model):
    """What the client heard of an incident on one day, with a solution in it."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="reports")
    on = models.DateField()
    text = models.TextField(_("what we tell them"))
    way_out = models.TextField(_("way out"), blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(_("how"), max_length=20, choices=Channel, blank=True)
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=["incident", "on"], name="one_report_a_day"),)

    def __str__(self) -> str:
        return f"{self.incident_id} {self.on}"
