"""Change requests: what either side wants different, what it does to dates and money, and who decided."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Client, Contact
from vinculo.documents.models import Document
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, Side, Task
from vinculo.projects.visible import VisibleByClient


class ChangeRequestQuerySet(VisibleByClient):
    def undecided(self) -> Self:
        return self.filter(state__in=(ChangeRequest.State.ASKED, ChangeRequest.State.ESTIMATED))

    def waiting_for_them(self) -> Self:
        """Worked out, spoken about where it costs something, and shared: a decider of theirs may say yes or no."""
        known = models.Q(spoken_at__isnull=False) | models.Q(amount=0)
        return self.filter(known, state=ChangeRequest.State.ESTIMATED, audience=Audience.SHARED)

    def newest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class ChangeRequest(models.Model):
    """A change to scope, priority, budget or dates, with its effect on each. Decided before work on it begins."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        ESTIMATED = "estimated", _("Waits for a decision")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        INFEASIBLE = "infeasible", _("Cannot be done")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Kind(models.TextChoices):
        WORK = "work", _("Something new or different")
        IDEA = "idea", _("An idea to talk about")
        PRIORITY = "priority", _("Another order of importance")
        BUDGET = "budget", _("A bigger budget")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="change_requests")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="change_requests")
    number = models.PositiveIntegerField()
    side = models.CharField(_("who asks"), max_length=6, choices=Side, default=Side.THEIRS)
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="change_requests",
        verbose_name=_("who of them"),
    )
    kind = models.CharField(_("what kind"), max_length=8, choices=Kind, default=Kind.WORK)
    title = models.CharField(_("what changes"), max_length=160)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    their_position = models.FloatField(default=0)  # the order the client gave to what waits
    text = models.TextField(_("in more words"), blank=True)
    why = models.CharField(_("what for"), max_length=300, blank=True)
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    minutes = models.IntegerField(_("work"), null=True, blank=True)
    amount = models.BigIntegerField(_("price"), null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    milestone = models.ForeignKey(
        Milestone,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="change_requests",
        verbose_name=_("needed for"),
    )
    after = models.ForeignKey(
        Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("can begin after")
    )
    estimated_at = models.DateTimeField(null=True, blank=True)
    estimated_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    spoken_at = models.DateTimeField(_("price spoken about at"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    because = models.CharField(_("why"), max_length=300, blank=True)
    instead = models.CharField(_("what we offer instead"), max_length=300, blank=True)
    explained_at = models.DateTimeField(_("explained at"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    signed_how = models.CharField(_("how it was signed"), max_length=160, blank=True)
    work_began_at = models.DateTimeField(null=True, blank=True)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="change_requests")
    sent_at = models.DateTimeField(_("in writing since"), null=True, blank=True)
    applied = models.JSONField(default=dict, blank=True)  # what acceptance wrote and what stood there before
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="changes")  # what shows what they mean
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-number", "-pk")
        constraints = (models.UniqueConstraint(fields=["project", "number"], name="change_number_once"),)
        indexes = (models.Index(fields=["client", "state"], name="change_of_client"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/changes/{self.pk}/"

    @property
    def is_undecided(self) -> bool:
        return self.state in (self.State.ASKED, self.State.ESTIMATED)

    def began(self, *, at: datetime) -> None:
        """Somebody works on it already."""
        self.work_began_at = at
        self.save(update_fields=["work_began_at", "updated_at"])


class ChangeEffect(models.Model):
    """What a change does to the date of one milestone, as computed from the plan when it was estimated."""

    change = models.ForeignKey(ChangeRequest, on_delete=models.CASCADE, related_name="effects")
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    promised_to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("from_on", "pk")
        constraints = (models.UniqueConstraint(fields=["change", "milestone"], name="effect_on_milestone_once"),)

    def __str__(self) -> str:
        return f"{self.from_on} → {self.to_on}"
