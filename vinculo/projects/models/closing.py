"""The end of a project, and what it leaves behind."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Contact
from vinculo.people.models import Person
from vinculo.projects.models.project import Project


class Closing(models.Model):
    """How a project is brought to its end."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="closing")
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who accepted it")
    )
    acceptance_note = models.CharField(_("in their words"), max_length=300, blank=True)
    celebration = models.CharField(_("how we celebrate"), max_length=200, blank=True)
    celebrated_on = models.DateField(_("on"), null=True, blank=True)
    next_step = models.CharField(_("next step with them"), max_length=200, blank=True)
    next_step_on = models.DateField(_("on"), null=True, blank=True)
    last_word = models.TextField(_("last word"), blank=True)
    last_word_at = models.DateTimeField(null=True, blank=True)
    last_word_channel = models.CharField(_("how"), max_length=20, choices=Channel, blank=True)
    closed_because = models.CharField(_("why it is closed with things open"), max_length=300, blank=True)
    started_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"closing of {self.project_id}"


class HandOverItemQuerySet(models.QuerySet["HandOverItem"]):
    def open(self) -> Self:
        return self.filter(done_on=None)


class HandOverItem(models.Model):
    """Something the client needs to live without us: a step of putting it live, a manual, a guide."""

    class Kind(models.TextChoices):
        DEPLOY = "deploy", _("Putting it live")
        DOCUMENT = "document", _("Document")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="hand_over")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    what = models.CharField(_("what"), max_length=200)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who sees to it")
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    link = models.URLField(_("where it is"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar = HandOverItemQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "position", "pk")

    def __str__(self) -> str:
        return self.what
