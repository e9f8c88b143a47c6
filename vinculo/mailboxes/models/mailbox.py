"""One account with a mail server: of the organization, or of one of us."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vinculo.mailboxes import secrets
from vinculo.people.models import Person


class Security(models.TextChoices):
    TLS = "tls", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("Not encrypted")


class SignsInWith(models.TextChoices):
    PASSWORD = "password", _("A password")
    TOKEN = "xoauth2", _("A token (XOAUTH2)")


class SendsBy(models.TextChoices):
    SMTP = "smtp", _("Its own server (SMTP)")
    HOUSE = "house", _("The way of this installation")
    NOTHING = "", _("Nothing is sent from it")


class State(models.TextChoices):
    OK = "ok", _("Works")
    PAUSED = "paused", _("Paused")
    FAILING = "failing", _("Does not work")


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def of_the_house(self) -> Self:
        return self.filter(owner=None)

    def seen_by(self, person: Person) -> Self:
        """Whose letters somebody may read as letters: the organization's, one's own, and those that were shared."""
        if person.is_guest or not person.is_active:
            return self.none()
        return self.filter(Q(owner=None) | Q(owner=person) | ~Q(shared_at=None))

    def sending_for(self, person: Person) -> Self:
        """Those somebody may write from: the organization's and one's own, which send at all."""
        if person.is_guest or not person.is_active:
            return self.none()
        mine = self.kept().filter(Q(owner=None) | Q(owner=person))
        return mine.exclude(sends_by=SendsBy.NOTHING).filter(paused_at=None)

    def managed_by(self, person: Person) -> Self:
        """Whose settings somebody may change: one's own; an administrator also the organization's."""
        mine = Q(owner=person)
        return self.kept().filter(mine | Q(owner=None) if person.is_administrator else mine)

    def listening(self) -> Self:
        """
        Those whose servers may tell by themselves that something came: not while they do not work, and not before all
        that lay there is in, so that a first fetching of hours has no second one beside it.
        """
        working = self.kept().exclude(imap_host="").filter(paused_at=None, failing_since=None)
        return working.filter(next_check_at__gt=F("checked_at"))

    def fetching(self, at: datetime) -> Self:
        """Those to be looked into by now."""
        asked = self.kept().exclude(imap_host="").filter(paused_at=None)
        return asked.filter(Q(next_check_at=None) | Q(next_check_at__lte=at))


class Mailbox(models.Model):
    """
    An account mail is fetched from (IMAP) and sent through (SMTP). Without an owner it is the organization's; with one
    it is that person's, and what comes in stays theirs until they share the mailbox or one letter.
    """

    address = models.EmailField(_("address"))
    from_name = models.CharField(_("name that goes out"), max_length=120, blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="mailboxes")
    shared_at = models.DateTimeField(null=True, blank=True)

    imap_host = models.CharField(_("server for fetching"), max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(_("port"), default=993)
    imap_security = models.CharField(_("encryption"), max_length=8, choices=Security, default=Security.TLS)
    imap_user = models.CharField(_("user name"), max_length=254, blank=True)
    imap_secret = models.TextField(blank=True, editable=False)
    inbox_folder = models.CharField(_("folder for what comes in"), max_length=200, default="INBOX")
    sent_folder = models.CharField(_("folder for what was sent"), max_length=200, blank=True)
    since_on = models.DateField(_("letters from this day on"), null=True, blank=True)
    authserv_id = models.CharField(_("name of its own check"), max_length=253, blank=True)

    sends_by = models.CharField(_("sends through"), max_length=5, choices=SendsBy, default=SendsBy.SMTP, blank=True)
    smtp_host = models.CharField(_("server for sending"), max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(_("port"), default=465)
    smtp_security = models.CharField(_("encryption"), max_length=8, choices=Security, default=Security.TLS)
    smtp_user = models.CharField(_("user name"), max_length=254, blank=True)
    smtp_secret = models.TextField(blank=True, editable=False)

    signs_in_with = models.CharField(
        _("signs in with"), max_length=8, choices=SignsInWith, default=SignsInWith.PASSWORD
    )
    token_url = models.URLField(_("where a new token is asked for"), max_length=300, blank=True)
    client_id = models.CharField(_("name of this installation there"), max_length=300, blank=True)
    client_secret = models.TextField(blank=True, editable=False)

    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    trouble_facts = models.JSONField(default=dict, blank=True)

    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = MailboxQuerySet.as_manager()

    class Meta:
        ordering = ("address", "pk")
        constraints = (
            models.UniqueConstraint(fields=["address"], condition=Q(removed_at=None), name="one_mailbox_an_address"),
        )

    def __str__(self) -> str:
        return self.address

    @property
    def state(self) -> State:
        if self.paused_at:
            return State.PAUSED
        return State.FAILING if self.failing_since else State.OK

    @property
    def is_private(self) -> bool:
        """What comes in is for its owner's eyes only."""
        return self.owner_id is not None and self.shared_at is None

    @property
    def fetches(self) -> bool:
        return bool(self.imap_host)

    @property
    def sends(self) -> bool:
        return self.sends_by != SendsBy.NOTHING

    def secret_for_fetching(self) -> str:
        """The password or token, in clear. CannotOpen."""
        return secrets.open_(self.imap_secret)

    def secret_for_sending(self) -> str:
        """The same, for sending; most accounts have one for both. CannotOpen."""
        return secrets.open_(self.smtp_secret or self.imap_secret)

    def keep_secret(self, *, fetching: str = "", sending: str = "", installation: str = "") -> None:
        """Put new secrets in place of the old ones; what is empty stays as it is. Saves nothing by itself."""
        for field, text in (("imap_secret", fetching), ("smtp_secret", sending), ("client_secret", installation)):
            if text:
                setattr(self, field, secrets.seal(text))

    def exchange_secret(self, *, old: str, new: str) -> None:
        """
        Keep what its server gave in place of `old`, wherever that is kept. Whoever typed in another one meanwhile knows
        better.
        """
        for field in ("imap_secret", "smtp_secret"):
            sealed, fresh = getattr(self, field), secrets.seal(new)
            if sealed and secrets.open_(sealed) == old:
                stored = type(self).objects.filter(pk=self.pk, **{field: sealed}).update(**{field: fresh})
                if stored or self.pk is None:
                    setattr(self, field, fresh)

    def share(self, *, at: datetime) -> None:
        """From now on everybody who sees a client sees what this mailbox brings about them."""
        self._change(shared_at=at)

    def keep_private(self) -> None:
        self._change(shared_at=None)

    def pause(self, *, by: Person, at: datetime) -> None:
        self._change(paused_at=at, paused_by=by)

    def go_on(self) -> None:
        """Not paused, and looked into at once."""
        self._change(paused_at=None, paused_by=None, next_check_at=None)

    def remove(self, *, at: datetime) -> None:
        """Nothing is fetched or sent any more and its secrets are gone; what came in stays in the record."""
        self._change(removed_at=at, imap_secret="", smtp_secret="", client_secret="")

    def went_well(self, *, at: datetime, again_at: datetime) -> None:
        self._change(
            checked_at=at, next_check_at=again_at, failing_since=None, failures=0, trouble="", trouble_facts={}
        )

    def went_wrong(self, *, at: datetime, again_at: datetime, trouble: str, facts: dict[str, Any]) -> None:
        """It could not be looked into. `trouble` is a code of `vinculo.mailboxes.trouble`."""
        self._change(
            checked_at=at,
            next_check_at=again_at,
            failing_since=self.failing_since or at,
            failures=self.failures + 1,
            trouble=trouble,
            trouble_facts=facts,
        )

    def _change(self, **values: Any) -> None:
        for field, value in values.items():
            setattr(self, field, value)
        self.save(update_fields=list(values))
