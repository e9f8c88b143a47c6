"""Projects: limited in time and resources, with phases, people, milestones and an agreed rhythm of talk."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.db.folding import FoldedField
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
            return self.filter(pk__in=ProjectMember.objects.filter(person=person).values("project_id"))
        return self.filter(client__in=Client.objects.visible_to(person))

    def kept(self) -> Self:
        return self.filter(deleted_at=None, client__deleted_at=None)

    def running(self) -> Self:
        return self.filter(phase__in=RUNNING)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "name_folded", "pk")


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


class ProjectMember(models.Model):
    """Who works on a project, which area they answer for, and whether they may ask the client."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    area = models.CharField(_("area"), max_length=80, blank=True)
    may_ask_client = models.BooleanField(_("may ask the client"), default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "person"], name="one_membership"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.person_id}"


class Milestone(models.Model):
    """A dated result the client cares about: planned by us, promised to them, forecast by the facts."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    name = models.CharField(_("name"), max_length=160)
    planned_on = models.DateField(_("internal date"), null=True, blank=True)
    promised_on = models.DateField(_("promised date"), null=True, blank=True)
    forecast_on = models.DateField(_("forecast"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "promised_on", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def expected_on(self) -> date | None:
        return self.forecast_on or self.planned_on

    def finish(self, *, on: date) -> None:
        self.done_on = on
        self.save(update_fields=["done_on"])

    def reopen(self) -> None:
        self.done_on = None
        self.save(update_fields=["done_on"])

    @transaction.atomic
    def move(self, steps: int) -> None:
        """Up (-1) or down (1) among the milestones of its project, which are numbered anew."""
        ordered = list(self.project.milestones.order_by("position", "promised_on", "pk"))
        place = ordered.index(self)
        ordered.insert(min(max(place + steps, 0), len(ordered) - 1), ordered.pop(place))
        for position, milestone in enumerate(ordered):
            milestone.position = position
        Milestone.objects.bulk_update(ordered, ["position"])

    def state(self, today: date) -> str:
        """One of ok, risk, run: done, expected after its promise, on its way."""
        if self.done_on:
            return "ok"
        expected = self.expected_on
        late = self.promised_on and (today > self.promised_on or (expected and expected > self.promised_on))
        return "risk" if late else "run"


class Task(models.Model):
    """The work inside a project, in the list it stands in."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="tasks")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    column = models.CharField(_("list"), max_length=160, blank=True)
    title = models.CharField(_("title"), max_length=500)
    description = models.TextField(_("description"), blank=True)
    labels = models.JSONField(_("labels"), default=list, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    assignee = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    position = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "pk")
        indexes = (
            models.Index(fields=["project", "position"], name="task_of_project"),
            models.Index(fields=["assignee", "done_at", "due_on"], name="task_of_person"),
        )

    def __str__(self) -> str:
        return self.title


class ChecklistItem(models.Model):
    """A small step of a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="checklist")
    list_name = models.CharField(max_length=160, blank=True)
    text = models.CharField(max_length=500)
    is_done = models.BooleanField(default=False)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


class TaskComment(models.Model):
    """What was said on a task; the writer may be somebody without an account here."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author_name = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class CommunicationPlan(models.Model):
    """How often, on which day, by which channel and in which detail the client wants to hear from us."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        FORTNIGHTLY = "fortnightly", _("Every two weeks")
        MONTHLY = "monthly", _("Every month")

    class Detail(models.TextChoices):
        BRIEF = "brief", _("Just enough")
        WEEK = "week", _("The week")
        ALL = "all", _("Everything")

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="plan")
    rhythm = models.CharField(_("how often"), max_length=12, choices=Rhythm, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(_("day of the week"), default=1)
    at_time = models.TimeField(_("time"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.VIDEO)
    detail = models.CharField(_("detail"), max_length=8, choices=Detail, default=Detail.WEEK)
    figures = models.CharField(_("figures they care about"), max_length=200, blank=True)
    starts_on = models.DateField(_("starts on"))
    participants: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="plans")

    def __str__(self) -> str:
        return f"{self.project_id} {self.rhythm}"
