"""The organization: its hours, its look, the days it does not work."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from vinculo.db.prepared import prepared

FEW = [MinValueValidator(1), MaxValueValidator(20)]


class QuestionClock(models.TextChoices):
    PLAIN = "plain", _("Plain hours")
    WORKING = "working", _("Working hours")


class Language(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    POLISH = "pl", _("Polish")


class Organization(models.Model):
    """Our own company, the executor: one per installation."""

    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Madrid")
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    country = models.CharField(_("country for holidays"), max_length=2, default="ES")
    region = models.CharField(_("region for holidays"), max_length=10, blank=True)
    hours = models.JSONField(_("working hours"), default=dict, blank=True)
    mail_domains = models.JSONField(_("our mail domains"), default=list, blank=True)
    question_clock = models.CharField(
        _("the 24-hour clock counts"), max_length=10, choices=QuestionClock, default=QuestionClock.PLAIN
    )
    talks_a_day = models.PositiveSmallIntegerField(_("talks Today shows each of us"), default=7, validators=FEW)
    contact_talks = models.PositiveSmallIntegerField(_("words from us to one contact"), default=3, validators=FEW)
    contact_days = models.PositiveSmallIntegerField(
        _("within how many days"), default=7, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    brand_colour = models.CharField(_("colour"), max_length=7, blank=True)
    portal_phone = models.CharField(_("phone for clients"), max_length=40, blank=True)
    logo_mark = models.CharField(max_length=16, blank=True, editable=False)  # of the logo in use
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Organization | None":
        """The organization with its own days off, in one query, because every page asks for them."""
        names = [field.attname for field in cls._meta.concrete_fields]
        rows = _organization_and_days()
        if not rows:
            return None
        organization = cls.from_db("default", names, rows[0][2:])
        organization.own_days = {on: name for on, name, *rest in rows if on and rest[0] == organization.pk}
        return organization

    @cached_property
    def own_days(self) -> dict[date, str]:
        """Days off of our own, with their names."""
        return dict(self.holidays.values_list("on", "name"))


@prepared
def _organization_and_days() -> models.QuerySet[Any, Any]:
    names = [field.attname for field in Organization._meta.concrete_fields]
    ordered = Organization.objects.order_by("pk", "holidays__on")
    return ordered.values_list("holidays__on", "holidays__name", *names)


class Logo(models.Model):
    """Our mark as clients see it: a small picture of ours, made from what somebody sent."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="logo")
    image = models.BinaryField()
    mark = models.CharField(max_length=16)  # changes with the picture

    def __str__(self) -> str:
        return f"logo of {self.organization_id}"


class Holiday(models.Model):
    """A day off of our own, beside those of the country."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="holidays")
    on = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ("on",)
        constraints = (models.UniqueConstraint(fields=["organization", "on"], name="one_holiday_a_day"),)

    def __str__(self) -> str:
        return self.name
