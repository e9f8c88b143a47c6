"""What is set for a practice in one place, and every change to it with who made it and what was there before."""

from typing import Any, ClassVar, Self

from django.db import models

from vinculo.clients.models import Client
from vinculo.people.models import Person
from vinculo.practices.tuning.settings import OfProject, Scope, Setting
from vinculo.projects.models import Project


class Placed(models.Model):
    """For everybody, or for one client, or for one project: never for both."""

    practice = models.CharField(max_length=60)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.practice

    @property
    def scope(self) -> Scope:
        return OfProject(self.project_id) if self.project_id is not None else self.client_id


class PracticeSetting(Placed):
    """Switched on or off, or given other numbers. What it does not say holds as further up."""

    is_on = models.BooleanField(null=True, default=None)
    parameters = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["practice"], condition=models.Q(client=None, project=None), name="one_setting_of_all"
            ),
            models.UniqueConstraint(
                fields=["practice", "client"], condition=models.Q(project=None), name="one_setting_of_client"
            ),
            models.UniqueConstraint(
                fields=["practice", "project"], condition=models.Q(project__isnull=False), name="one_setting_of_project"
            ),
            models.CheckConstraint(
                condition=models.Q(client=None) | models.Q(project=None), name="setting_in_one_place"
            ),
        )

    @property
    def setting(self) -> Setting:
        return Setting(self.is_on, self.parameters)


class ChangeQuerySet(models.QuerySet["PracticeChange"]):
    def visible_to(self, person: Person) -> Self:
        """What is set for everybody the whole team sees; what is set apart, who sees the client."""
        if person.is_guest:
            return self.none()
        clients = Client.objects.visible_to(person).kept()
        projects = Project.objects.visible_to(person).kept()
        everybody = models.Q(client=None, project=None)
        return self.filter(everybody | models.Q(client__in=clients) | models.Q(project__in=projects))


class PracticeChange(Placed):
    """
    One change: what the place said before and after, as {"is_on": …, "parameters": …}. pack: the set it came with;
    batch: what was changed at once is taken back at once. undoes: the change this one took back.
    """

    before: Any = models.JSONField(default=dict)
    after: Any = models.JSONField(default=dict)
    pack = models.CharField(max_length=20, blank=True)
    batch = models.UUIDField(db_index=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="undone_by_change"
    )
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=["practice", "-at"], name="practice_change_of"),
            models.Index(fields=["-at", "-id"], name="practice_change_by_day"),
        )
