"""The face a client may see of one of ours."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Face(models.Model):
    """Photo, role and a few words about a person of ours, shown to clients while that person agrees."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="face")
    role = models.CharField(_("what you do, as clients read it"), max_length=80, blank=True)
    bio = models.CharField(_("a few words about you"), max_length=300, blank=True)
    photo = models.BinaryField(null=True, blank=True)
    photo_mark = models.CharField(max_length=16, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"face of {self.person_id}"

    @property
    def is_shown(self) -> bool:
        """Whether clients may see it."""
        return self.consented_at is not None

    @property
    def address(self) -> str:
        """Where the photo is; nothing without one. A new photo has a new address."""
        return f"/people/{self.person_id}/face.webp?v={self.photo_mark}" if self.photo_mark else ""

    def agree(self, *, at: datetime) -> None:
        self.consented_at = at
        self.save(update_fields=["consented_at", "updated_at"])

    def withdraw(self) -> None:
        """The person does not want to be shown any more; from now on nobody of the client's sees it."""
        self.consented_at = None
        self.save(update_fields=["consented_at", "updated_at"])
