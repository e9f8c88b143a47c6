"""The organization's certificate: what our seal on a paper is made and checked with."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def in_use(self, at: datetime) -> Self:
        """What may still seal, or vouch for a new seal."""
        return self.filter(retired_at=None, valid_from__lte=at, valid_until__gt=at)

    def authorities(self) -> Self:
        return self.filter(role=Certificate.Role.AUTHORITY)

    def seals(self) -> Self:
        return self.filter(role=Certificate.Role.SEAL)


class Certificate(models.Model):
    """
    A certificate of the organization with its key. Made here (then there are two: the authority of the house, and the
    seal that it vouches for), or brought from an authority. One seal is in use; those before it stay, so that what they
    sealed can be checked. The key is kept only as sealed text.
    """

    class Role(models.TextChoices):
        AUTHORITY = "authority", _("Authority")
        SEAL = "seal", _("Seal")

    class Source(models.TextChoices):
        MADE = "made", _("Made here")
        BROUGHT = "brought", _("Brought")

    source = models.CharField(max_length=7, choices=Source, default=Source.MADE)
    role = models.CharField(max_length=9, choices=Role, default=Role.SEAL)
    issuer = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="issued")
    name = models.CharField(_("name on it"), max_length=200)
    certificate = models.TextField()  # PEM
    chain = models.TextField(blank=True)  # PEM, those above it, the root last
    key = models.TextField()  # PEM, sealed
    fingerprint = models.CharField(max_length=64, unique=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    made_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = CertificateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
