"""Tasks: the work inside a project, in its order, with what waits for what."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience
from vinculo.people.models import Person
from vinculo.projects.models.milestone import Milestone, Stage
from vinculo.projects.models.project import Project


class TaskKind(models.TextChoices):
    WORK = "work", _("Work")
    TEST = "test", _("Tests")
    APPROVAL = "approval", _("Approval")
    DEPLOY = "deploy", _("Deployment")
    DOCUMENT = "document", _("Documentation")


class Side(models.TextChoices):
    OURS = "ours", _("Ours")
    THEIRS = "theirs", _("The client's")


class TaskQuerySet(models.QuerySet["Task"]):
    def kept(self) -> Self:
        """What has not been put away."""
        return self.filter(archived_at=None)

    def open(self) -> Self:
        return self.filter(archived_at=None, done_at=None)


class Task(models.Model):
    """The work inside a project, in the list it stands in."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="tasks")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    stage = models.ForeignKey(
        Stage, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks", verbose_name=_("stage")
    )
    column = models.CharField(_("list"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=TaskKind, default=TaskKind.WORK)
    side = models.CharField(_("whose"), max_length=6, choices=Side, default=Side.OURS)
    title = models.CharField(_("title"), max_length=500)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    description = models.TextField(_("description"), blank=True)
    labels = models.JSONField(_("labels"), default=list, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    started_on = models.DateField(_("begun on"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    estimate_minutes = models.PositiveIntegerField(_("estimate"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(_("how much is done"), default=0)
    repeats = models.CharField(_("comes again"), max_length=120, blank=True)
    repeat_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeated")
    archived_at = models.DateTimeField(null=True, blank=True)
    assignee = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    position = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        indexes = (
            models.Index(fields=["project", "position"], name="task_of_project"),
            models.Index(fields=["assignee", "done_at", "due_on"], name="task_of_person"),
        )

    def __str__(self) -> str:
        return self.title


class TaskLink(models.Model):
    """One task waits for another: `after` follows `before`, `lag_days` working days apart (negative: they overlap)."""

    class Kind(models.TextChoices):
        FINISH_START = "FS", _("starts when the other is finished")
        START_START = "SS", _("starts when the other has started")
        FINISH_FINISH = "FF", _("finishes when the other is finished")
        START_FINISH = "SF", _("finishes when the other has started")

    before = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links_after")
    after = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="links_before")
    kind = models.CharField(_("how"), max_length=2, choices=Kind, default=Kind.FINISH_START)
    lag_days = models.SmallIntegerField(_("lag, in working days"), default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["before", "after"], name="one_link_between"),
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="link_not_to_itself"),
        )

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} {self.after_id}"


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
