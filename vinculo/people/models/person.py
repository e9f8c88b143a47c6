"""The people who work here, their teams and what they may."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.db.folding import FoldedField
from vinculo.people.models.organization import Language


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
    talks_a_day = models.PositiveSmallIntegerField(
        _("talks Today shows you"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    plan_view = models.CharField(max_length=8, blank=True, default="", editable=False)  # how they last read a plan
    teams = models.ManyToManyField(Team, blank=True, related_name="members")
    is_active = models.BooleanField(default=True)
    signed_out_times = models.PositiveIntegerField(default=0, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    shapes_queries = ("role", "is_active")  # what one sees depends on it: see vinculo.db.prepared

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
