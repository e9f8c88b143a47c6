"""A progress report: composed from the record, looked over by one of us, and kept as it was sent."""

import json
import uuid
from hashlib import sha256
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.documents.models import Version
from vinculo.letters.models import Letter
from vinculo.letters.models.letter import State
from vinculo.people.models import Person
from vinculo.projects.models import CommunicationPlan, Project
from vinculo.projects.visible import VisibleByClient
from vinculo.reports.lines import told_of


class ReportQuerySet(VisibleByClient):
    def visible_to(self, person: Person) -> Self:
        """Reports are written by the team: guests have none. What was thrown away nobody sees."""
        return self._within_reach_of(person).filter(dropped_at=None)

    def thrown_away(self, person: Person) -> Self:
        """Those that `person` could see, had they not been thrown away."""
        return self._within_reach_of(person).filter(dropped_at__isnull=False)

    def _within_reach_of(self, person: Person) -> Self:
        if person.is_guest:
            return self.none()
        return super().visible_to(person).filter(client__deleted_at=None, project__deleted_at=None)

    def being_written(self) -> Self:
        return self.filter(Q(letter=None) | Q(letter__state__in=(State.DRAFT, State.CANCELLED)))

    def sent(self) -> Self:
        return self.filter(letter__state=State.SENT)

    def newest_first(self) -> Self:
        return self.order_by("-until_on", "-pk")


class Report(models.Model):
    """
    What a project did since `since_on`, for one reader and in their `language`. `sections` are what was composed and
    what its writer made of it (vinculo.reports.lines). `left_out` are the keys of those that do not go. Once its letter
    was handed over it stays as it is.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="reports")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reports")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="reports")
    language = models.CharField(max_length=12, default="en")
    detail = models.CharField(_("detail"), max_length=8, choices=CommunicationPlan.Detail)
    since_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"))
    title = models.CharField(_("title"), max_length=200)
    opening = models.TextField(_("opening line"), blank=True)
    sections = models.JSONField(default=list, blank=True)
    left_out = models.JSONField(default=list, blank=True)
    figures = models.JSONField(default=list, blank=True)  # keys of those we count
    own_figures = models.JSONField(default=list, blank=True)  # [name, value] as typed in
    for_deciders = models.BooleanField(default=False)  # it says something only they and its reader may know
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reports")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)  # nobody wants it
    letter = models.OneToOneField(Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="report")
    paper = models.ForeignKey(Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")

    objects: ClassVar = ReportQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["project", "-until_on"], name="report_of_project"),
            models.Index(fields=["client", "-until_on"], name="report_of_client"),
            models.Index(fields=["-until_on", "-id"], name="report_newest"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/reports/{self.pk}/"

    @property
    def is_being_written(self) -> bool:
        return self.letter is None or self.letter.state in (State.DRAFT, State.CANCELLED)

    @property
    def told(self) -> list[dict[str, Any]]:
        """The sections that go, as their reader gets them."""
        parts = [told_of(one) for one in self.sections if one["key"] not in self.left_out]
        return [one for one in parts if one["lines"]]

    @property
    def state(self) -> str:
        """The same as long as nobody wrote in it: whoever saves says which one they had before them."""
        written = [self.opening, self.sections, self.left_out, self.figures, self.own_figures]
        return sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()[:16]
