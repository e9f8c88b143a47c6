"""Our own side: the organization and the people who work in it."""

import secrets
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.db.folding import FoldedField
from vinculo.db.prepared import prepared

INVITATION_DAYS = 7


def fingerprint(secret: str) -> str:
    """What we keep of a secret that we made ourselves. It is long and random, so a quick hash is enough."""
    return salted_hmac("vinculo.people.fingerprint", secret, algorithm="sha256").hexdigest()


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


class Team(models.Model):
    """People who share clients. A client of a team is seen by that team and by managers."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    MANAGER = "manager", _("Manager")
    MEMBER = "member", _("Member")
    GUEST = "guest", _("Guest")


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def by_name(self) -> Self:
        return self.order_by("name_folded", "pk")


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())

    def create_person(
        self, *, email: str, name: str, role: str, password: str | None = None, **fields: object
    ) -> "Person":
        person = self.model(email=email.strip().lower(), name=name, role=role, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A member of our team, with a role and a language."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    name_folded = FoldedField(source="name", max_length=120)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    title = models.CharField(_("what you do"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    theme = models.CharField(
        _("theme"),
        max_length=10,
        choices=[("", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))],
        blank=True,
        default="",
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Madrid")
    hours = models.JSONField(_("working hours"), default=dict, blank=True)
    single_keys = models.BooleanField(_("single-key shortcuts"), default=True)
    plan_view = models.CharField(max_length=8, blank=True, default="", editable=False)  # how they last read a plan
    teams = models.ManyToManyField(Team, blank=True, related_name="members")
    is_active = models.BooleanField(default=True)
    signed_out_times = models.PositiveIntegerField(default=0, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    shapes_queries = ("role",)  # what one sees depends on it: see vinculo.db.prepared

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        indexes = (models.Index(fields=["name_folded"], name="person_by_name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else self.email

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    @property
    def is_guest(self) -> bool:
        return self.role == Role.GUEST

    @property
    def sees_everyone(self) -> bool:
        """Administrators and managers see every client."""
        return self.role in (Role.ADMINISTRATOR, Role.MANAGER)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Every session carries this; when it changes, all sessions of the person end with their next request."""
        what_a_session_rests_on = f"{self.password}|{self.role}|{self.is_active}|{self.signed_out_times}"
        return salted_hmac(
            "vinculo.people.session", what_a_session_rests_on, secret=secret, algorithm="sha256"
        ).hexdigest()

    # The frameworks around us ask these of any user; nobody here has a back door.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Neither accepted nor withdrawn; it may be out of date, which sending it again mends."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """Somebody of ours who may join: one letter, one use, seven days. Only a hash of its secret is kept."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("team"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    secret_hash = models.CharField(max_length=200)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.email

    @classmethod
    def issue(
        cls,
        *,
        email: str,
        name: str,
        role: str,
        by: Person,
        today: date,
        team: Team | None = None,
        language: str = Language.ENGLISH,
    ) -> tuple["Invitation", str]:
        """The invitation and its secret, which is shown once (in the letter) and never stored."""
        invitation = cls(email=email.strip().lower(), name=name, role=role, team=team, invited_by=by, language=language)
        return invitation, invitation.renew(today=today)

    def renew(self, *, today: date) -> str:
        """A new secret for another seven days; the old letter opens nothing from now on."""
        secret = secrets.token_urlsafe(32)
        self.secret_hash, self.expires_on = fingerprint(secret), today + timedelta(days=INVITATION_DAYS)
        self.save()
        return secret

    def is_open(self, *, today: date) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and today <= self.expires_on

    def opens_with(self, secret: str, *, today: date) -> bool:
        return constant_time_compare(fingerprint(secret), self.secret_hash) and self.is_open(today=today)


class SetUpKey(models.Model):
    """The key to the set-up page of a new installation: one at a time, gone when the first administrator is in."""

    secret_hash = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"set-up key of {self.made_at:%Y-%m-%d %H:%M}"


from vinculo.people.face import Face  # noqa: E402, F401
