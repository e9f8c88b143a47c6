"""Who sees something: asked at the moment of writing, our team only unless it is said otherwise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    TEAM = "team", _("Our team only")
    SHARED = "shared", _("The client sees it")
