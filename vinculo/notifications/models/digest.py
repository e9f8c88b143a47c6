from typing import ClassVar

from django.db import models

from vinculo.people.models import Person


class Digest(models.Model):
    """
    The morning mail of one person for one of their days: the row that makes it one. `lines`: how many things it spoke
    of; none means that there was nothing to say and no mail went out.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    on = models.DateField()
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    lines = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = (models.UniqueConstraint(fields=["person", "on"], name="one_digest_a_day"),)
        indexes = (models.Index(fields=["on"], name="digest_on"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
