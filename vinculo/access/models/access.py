"""The right of a contact to come into the portal of one client."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person


class AccessQuerySet(models.QuerySet["Access"]):
    def open(self) -> Self:
        """Neither removed, nor of a client or contact that is thrown away: the twin of Access.is_open."""
        return self.filter(removed_at=None, client__deleted_at=None, contact__deleted_at=None)

    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        return self.filter(client__in=Client.objects.visible_to(person))


class Access(models.Model):
    """
    A contact may come into the portal of this client. What they see and may do there is a matter of each project:
    their role stands in ProjectContact. Somebody at several clients has one access at each.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="accesses")
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="accesses")
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    invited_by_contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="invited_accesses"
    )
    first_seen_at = models.DateTimeField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    removed_by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    removed_because = models.CharField(_("why"), max_length=200, blank=True)

    objects: ClassVar = AccessQuerySet.as_manager()

    class Meta:
        ordering = ("invited_at", "pk")
        verbose_name_plural = "accesses"
        constraints = (models.UniqueConstraint(fields=["contact", "client"], name="one_access_a_client"),)
        indexes = (models.Index(fields=["client", "removed_at"], name="access_of_client"),)

    def __str__(self) -> str:
        return f"{self.contact_id} at {self.client_id}"

    @property
    def is_open(self) -> bool:
        return self.removed_at is None and self.client.deleted_at is None and self.contact.deleted_at is None

    def remove(
        self, *, at: datetime, by: Person | None = None, by_contact: Contact | None = None, because: str = ""
    ) -> bool:
        """They come in no more. False if somebody removed them before."""
        values = {
            "removed_at": at, "removed_by": by, "removed_by_contact": by_contact, "removed_because": because,
        }  # fmt: skip
        won = Access.objects.filter(pk=self.pk, removed_at=None).update(**values) == 1
        if won:
            for name, value in values.items():
                setattr(self, name, value)
        return won
