"""How one comes in: invitations, and the key of a new installation."""

import secrets
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.people.models.organization import Language
from vinculo.people.models.person import Person, Role, Team

INVITATION_DAYS = 7


def fingerprint(secret: str) -> str:
    """What we keep of a secret that we made ourselves. It is long and random, so a quick hash is enough."""
    return salted_hmac("vinculo.people.fingerprint", secret, algorithm="sha256").hexdigest()


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
