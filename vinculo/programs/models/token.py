"""The keys of programs that read or write the record for somebody of ours."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.people.models import Person, Role

PREFIX = "vnc_"


def mark_of(secret: str) -> str:
    """What we keep of a token. It is 256 random bits, so a quick hash is enough; it outlives a new secret key."""
    return sha256(secret.encode()).hexdigest()


def may_have_tokens(person: Person) -> bool:
    return person.is_active and not person.is_guest


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, person: Person) -> Self:
        """Administrators look after all of them, others after their own; guests have none."""
        if person.is_administrator:
            return self
        return self.none() if person.is_guest else self.filter(person=person)

    def alive(self, at: datetime) -> Self:
        """The twin of Token.is_alive."""
        ours = self.filter(person__is_active=True).exclude(person__role=Role.GUEST)
        return ours.filter(revoked_at=None, expires_at__gt=at)


class Token(models.Model):
    """A program's key: it acts as one person, for some areas, until a day. The secret is shown once and not kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens", verbose_name=_("acts as"))
    name = models.CharField(_("what it is for"), max_length=80)
    secret_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)  # its first letters, to tell one from another
    scopes = models.JSONField(_("what it may do"), default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    minute = models.BigIntegerField(default=0, editable=False)  # since 1970: the one being counted
    in_minute = models.PositiveIntegerField(default=0, editable=False)  # how often it asked in it

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def make(
        cls, *, name: str, scopes: Iterable[str], expires_at: datetime, by: Person, at: datetime
    ) -> tuple["Token", str]:
        """The token and its secret, which is shown once and never stored."""
        secret = PREFIX + secrets.token_urlsafe(32)
        token = cls.objects.create(
            person=by, name=name, scopes=sorted(set(scopes)), expires_at=expires_at, made_at=at,
            secret_hash=mark_of(secret), hint=secret[:8],
        )  # fmt: skip
        return token, secret

    def revoke(self, *, by: Person, at: datetime) -> bool:
        """From the next request on it opens nothing. False if somebody had done it before."""
        return Token.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=at, revoked_by=by) == 1

    def is_alive(self, at: datetime) -> bool:
        """It dies with the account of its person, and where that becomes a guest's."""
        return self.revoked_at is None and self.expires_at > at and may_have_tokens(self.person)

    def may(self, scope: str) -> bool:
        return scope in self.scopes
