"""Who works on a project on both sides, and who answers for what."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact
from vinculo.people.models import Person
from vinculo.projects.models.project import Project


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


class Area(models.Model):
    """A part of the project with one person who answers for it; others ask them, not the client."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(_("area"), max_length=80)
    responsible = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="areas",
        verbose_name=_("who answers for it"),
    )
    counterpart = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("on their side")
    )
    askers: ClassVar = models.ManyToManyField(
        Person, blank=True, related_name="may_ask_about", verbose_name=_("may ask the client too")
    )
    look_first = models.CharField(_("where to look first"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name

    def may_be_asked_by(self, person: Person) -> bool:
        """Whether this person may ask the client about it without asking at home first."""
        return person.pk == self.responsible_id or any(person.pk == asker.pk for asker in self.askers.all())


class ProjectContact(models.Model):
    """Somebody of the client's on a project: what they decide and what they see to."""

    class Role(models.TextChoices):
        DECIDER = "decider", _("Decides")
        CONTRIBUTOR = "contributor", _("Contributes")
        OBSERVER = "observer", _("Follows")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="on_projects")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.CONTRIBUTOR)
    duty = models.CharField(_("what they see to"), max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["project", "contact"], name="one_part_of_contact"),)

    def __str__(self) -> str:
        return f"{self.project_id} {self.contact_id}"
