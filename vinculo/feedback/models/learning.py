"""What we take from a project: thanks by name, a look back, lessons for the next one."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project, in_visible_project


class Retrospective(models.Model):
    """The team looks back among itself, beginning with what each did well."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="retrospective")
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    went_well = models.TextField(_("what went well"), blank=True)
    to_change = models.TextField(_("what we do differently next time"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"retrospective of {self.project_id}"


class Appreciation(models.Model):
    """Thanks to somebody on the team, by name and for something in particular: from one of us, or from the client."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="appreciations")
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="appreciations"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appreciations")
    what_for = models.CharField(_("what for"), max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks", verbose_name=_("who of them")
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.what_for[:60]


class LessonQuerySet(models.QuerySet["Lesson"]):
    def visible_to(self, person: Person) -> Self:
        """Lessons of the projects one sees; those that name no project are everybody's but a guest's."""
        mine = models.Q(in_visible_project(person))
        return self.filter(mine) if person.is_guest else self.filter(mine | models.Q(project=None))


class Lesson(models.Model):
    """Something we would tell the team of the next project like this one."""

    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="lessons")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.SET_NULL, related_name="lessons")
    text = models.TextField(_("what we learnt"))
    do_next = models.CharField(_("what we do next time"), max_length=300, blank=True)
    tags: ClassVar = models.JSONField(_("about"), default=list, blank=True)
    link = models.URLField(_("where to find more"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = LessonQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["project", "-at"], name="lesson_of_project"),)

    def __str__(self) -> str:
        return self.text[:60]
