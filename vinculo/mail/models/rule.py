"""What somebody answered when they were asked whose letters from an address are."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person


class Rule(models.Model):
    """
    Letters from an address, or from everybody at a domain, belong to a client, or to none; nobody is asked again. With
    an owner it holds for that person's mailboxes only.
    """

    pattern = models.CharField(_("address or domain"), max_length=254)
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="mail_rules")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="mail_rules")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("pattern", "pk")
        constraints = (
            models.UniqueConstraint(fields=["pattern", "owner"], name="one_rule_of_an_owner"),
            models.UniqueConstraint(fields=["pattern"], name="one_rule_of_the_house", condition=models.Q(owner=None)),
        )

    def __str__(self) -> str:
        return self.pattern
