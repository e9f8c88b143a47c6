"""What is counted at the door, for all workers alike, and the questions put to a passkey."""

from typing import ClassVar

from django.db import models


class Attempt(models.Model):
    """Something that may be tried so often only. `who` is a keyed hash of an address or of an IP."""

    what = models.CharField(max_length=12)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["what", "who", "at"], name="attempt_counted"),)

    def __str__(self) -> str:
        return f"{self.what} {self.at:%H:%M}"


class Challenge(models.Model):
    """What a passkey must sign: put to one browser, answered once, within minutes."""

    browser_hash = models.CharField(max_length=64, db_index=True)
    contact_id_asked = models.BigIntegerField(null=True, blank=True)  # who adds a key; empty when somebody comes in
    state: ClassVar = models.JSONField(default=dict)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"challenge {self.pk}"
