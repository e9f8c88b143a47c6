"""Two records of the same client or contact made one."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from vinculo.people.models import Person


class Merge(models.Model):
    """
    What moved when two records became one, so that within 30 days it can be taken apart again.

    moved: {"app.Model.field": [ids]}. filled: [[model, id, what it had]] of records that took over what they lacked.
    made: {"app.Model": [ids]} that did not exist before. found: [[kind, id]] of what is found under it now.
    """

    class What(models.TextChoices):
        CLIENT = "client"
        CONTACT = "contact"

    what = models.CharField(max_length=8, choices=What)
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    moved: Any = models.JSONField(default=dict)
    filled: Any = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    made: Any = models.JSONField(default=dict)
    found: Any = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["what", "kept_id"], name="merge_into"),)

    def __str__(self) -> str:
        return f"{self.what} {self.gone_id} → {self.kept_id}"
