"""What a contact proves with who they are: a code or a link from their mail, or a passkey."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Contact


class CodeQuerySet(models.QuerySet["Code"]):
    def open(self) -> Self:
        return self.filter(used_at=None, void_at=None)


class Code(models.Model):
    """
    A code of six digits and a link, sent together to one address: one use, ten minutes, five tries, and only in the
    browser that asked. Both are kept as hashes. One that nobody owns is kept for an unknown address too, so that
    asking looks the same.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in"
        SIGN = "sign"

    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=7, choices=Purpose, default=Purpose.SIGN_IN)
    about = models.CharField(max_length=60, blank=True)  # what is signed with it
    address_key = models.CharField(max_length=64)  # keyed hash of the address, for the limits
    code_hash = models.CharField(max_length=200)
    link_hash = models.CharField(max_length=64, blank=True, db_index=True)
    browser_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = CodeQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["address_key", "-sent_at"], name="code_of_address"),)

    def __str__(self) -> str:
        return f"code {self.pk}"


class Passkey(models.Model):
    """A key in a contact's phone or computer that opens the portal without a code."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(_("name"), max_length=80)
    credential_id = models.CharField(max_length=500, unique=True)
    credential: ClassVar = models.JSONField(default=dict)
    sign_count = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.name
