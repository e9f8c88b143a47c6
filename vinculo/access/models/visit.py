"""The sessions of the portal: its own, apart from those of staff."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from vinculo.access.models.access import Access
from vinculo.clients.models import Contact


class VisitQuerySet(models.QuerySet["Visit"]):
    def open_at(self, at: datetime) -> Self:
        return self.filter(ended_at=None, expires_at__gt=at, idle_until__gt=at)


class Visit(models.Model):
    """
    A contact is signed in on one device. Only a hash of its key is kept. Somebody at several clients chooses one
    after signing in; until then `access` is empty.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="visits")
    access = models.ForeignKey(Access, null=True, blank=True, on_delete=models.CASCADE, related_name="visits")
    proof = models.CharField(max_length=10)  # code, link, passkey
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    idle_until = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=300, blank=True)

    objects: ClassVar = VisitQuerySet.as_manager()

    class Meta:
        ordering = ("-seen_at", "-pk")
        indexes = (models.Index(fields=["contact", "ended_at"], name="visit_of_contact"),)

    def __str__(self) -> str:
        return f"visit {self.pk}"
