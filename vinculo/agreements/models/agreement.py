"""The contract with a client and its annexes."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Client
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.projects.visible import VisibleByClient


class Agreement(models.Model):
    """What both sides signed: the formal side of a piece of work."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="agreements")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements")
    name = models.CharField(_("name"), max_length=160)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    where = models.CharField(_("where it is kept"), max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        ordering = ("-signed_on", "-pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/agreements/{self.pk}/"
