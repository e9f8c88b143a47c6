"""What somebody answered when they were asked whose letters from an address are."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client
from vinculo.people.models import Person


class RuleQuerySet(models.QuerySet["Rule"]):
    def seen_by(self, person: Person) -> Self:
        """One's own; those of the house for whoever is asked about its letters, which is who sees every client."""
        if person.is_guest or not person.is_active:
            return self.none()
        mine = Q(owner=person) | Q(owner=None) if person.sees_everyone else Q(owner=person)
        clients = Client.objects.visible_to(person).kept()
        return self.filter(mine).filter(Q(client=None) | Q(client__in=clients))


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

    objects: ClassVar = RuleQuerySet.as_manager()

    class Meta:
        ordering = ("pattern", "pk")
        constraints = (
            models.UniqueConstraint(fields=["pattern", "owner"], name="one_rule_of_an_owner"),
            models.UniqueConstraint(fields=["pattern"], name="one_rule_of_the_house", condition=models.Q(owner=None)),
        )

    def __str__(self) -> str:
        return self.pattern
