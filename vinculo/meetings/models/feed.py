"""Addresses under which a calendar reads what is ahead."""

import secrets
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from vinculo.clients.models import Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project


def hashed(secret: str) -> str:
    """What we keep of it. It is long and random, so a quick hash is enough."""
    return salted_hmac("vinculo.meetings.feed", secret, algorithm="sha256").hexdigest()


class FeedQuerySet(models.QuerySet["Feed"]):
    def open(self) -> Self:
        return self.filter(revoked_at=None)


class Feed(models.Model):
    """
    One secret address: of a person of ours (with a project: of that project only), or of a contact at a client. The
    secret is shown once and kept as a hash; a new one makes the old one worthless.
    """

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="feeds")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.CASCADE, related_name="feeds")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="feeds")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE, related_name="feeds")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, contact=None, client=None)
                | Q(person=None, project=None, contact__isnull=False, client__isnull=False),
                name="a_feed_has_one_reader",
            ),
        )

    def __str__(self) -> str:
        return f"feed {self.pk}"

    @classmethod
    def issue(
        cls,
        *,
        at: datetime,
        person: Person | None = None,
        project: Project | None = None,
        contact_id: int | None = None,
        client_id: int | None = None,
    ) -> tuple["Feed", str]:
        """A new address and its secret, which is never stored; the one there was opens nothing from now on."""
        whose = {"person": person, "project": project, "contact_id": contact_id, "client_id": client_id}
        cls.objects.open().filter(**whose).update(revoked_at=at)
        secret = secrets.token_urlsafe(32)
        return cls.objects.create(**whose, secret_hash=hashed(secret), made_at=at), secret

    def revoke(self, *, at: datetime) -> None:
        Feed.objects.open().filter(pk=self.pk).update(revoked_at=at)
