"""Browsers that may be told something while no page of ours is open."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person


class PushKey(models.Model):
    """The key by which push services know us (VAPID): made once, the secret half sealed."""

    public = models.CharField(max_length=200)
    sealed = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.public[:12]


class PushDevice(models.Model):
    """A browser of one person. Its address is a secret: whoever knows it and our key could ring there."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="push_devices")
    endpoint_sealed = models.TextField()
    endpoint_mark = models.CharField(max_length=64, unique=True)  # tells one address from another without opening it
    p256dh = models.CharField(max_length=200)
    auth = models.CharField(max_length=100)
    label = models.CharField(_("device"), max_length=80, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.label
