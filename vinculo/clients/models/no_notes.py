"""Somebody who keeps work and the rest apart."""

from datetime import datetime

from django.db import models, transaction

from vinculo.clients.models.contact import Contact
from vinculo.people.models import Person


class NoNotes(models.Model):
    """
    A contact wants no personal notes kept about them: who of us heard it, and when. It holds at every client they are
    at, until somebody hears otherwise and takes the row away.
    """

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="no_notes")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.contact_id}"

    @classmethod
    @transaction.atomic
    def want_none(cls, contact: Contact, *, by: Person, at: datetime) -> bool:
        """False: it was said before."""
        _row, is_new = cls.objects.get_or_create(contact=contact, defaults={"by": by, "at": at})
        return is_new

    @classmethod
    def may_be_kept(cls, contact: Contact) -> tuple[int | None, datetime] | None:
        """They are fine with notes after all. Who had heard otherwise and when, None if nobody had."""
        row = cls.objects.filter(contact=contact).first()
        return (row.by_id, row.at) if row and row.delete()[0] else None
