"""The organization's certificate: what our seal on a paper is made and checked with."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Certificate(models.Model):
    """
    A certificate of the organization with its key. Made at set-up, or brought from an authority. One is in use; those
    before it stay, so that what they sealed can be checked. The key is kept only as sealed text.
    """

    class Source(models.TextChoices):
        MADE = "made", _("Made here")
        BROUGHT = "brought", _("Brought")

    source = models.CharField(max_length=7, choices=Source, default=Source.MADE)
    name = models.CharField(_("name on it"), max_length=200)
    certificate = models.TextField()  # PEM
    chain = models.TextField(blank=True)  # PEM, those above it, the root last
    key = models.TextField()  # PEM, sealed
    fingerprint = models.CharField(max_length=64, unique=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
