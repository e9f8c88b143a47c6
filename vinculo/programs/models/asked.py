"""What a program asked for under a key of its own, so that asking again does not do it again."""

from django.db import models
from django.db.models import Q

from vinculo.programs.models.token import Token


class Asked(models.Model):
    """One change under an `Idempotency-Key`, with the answer that whoever asks again gets; kept for a day."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="asked")
    key = models.CharField(max_length=200)
    mark = models.CharField(max_length=64)  # hash of what was asked: method, address and body
    asked_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["token", "key"], name="one_answer_a_key"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(status__isnull=False), name="an_answer_has_a_status"
            ),
        )

    def __str__(self) -> str:
        return self.key
