"""A person's own calendar on another server, kept in step with ours."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.mailboxes import secrets
from vinculo.meetings.models.meeting import Meeting
from vinculo.people.models import Person


class Trouble(models.TextChoices):
    REFUSED = "refused", _("The server does not take the name and password.")
    GONE = "gone", _("The server no longer has this calendar.")
    UNREACHABLE = "unreachable", _("The server cannot be reached.")
    FORBIDDEN = "forbidden", _("This address may not be asked.")
    STRANGE = "strange", _("The server answers in a way we do not understand.")


class CalendarAccountQuerySet(models.QuerySet["CalendarAccount"]):
    def due(self, at: datetime) -> Self:
        return self.filter(models.Q(next_at=None) | models.Q(next_at__lte=at), paused_at=None, person__is_active=True)


class CalendarAccount(models.Model):
    """Where somebody's calendar lies (CalDAV), how far it was read, and what is the matter with it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_account")
    url = models.URLField(_("address of the server or the calendar"), max_length=500)
    username = models.CharField(_("user name"), max_length=254, blank=True)
    sealed_password = models.TextField(editable=False)
    calendar_url = models.URLField(max_length=500, blank=True)
    calendar_name = models.CharField(max_length=200, blank=True)
    sync_token = models.CharField(max_length=500, blank=True)
    synced_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = CalendarAccountQuerySet.as_manager()

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"

    @property
    def password(self) -> str:
        """In clear. secrets.CannotOpen."""
        return secrets.open_(self.sealed_password)

    def keep_password(self, password: str) -> None:
        self.sealed_password = secrets.seal(password)

    def go_on(self) -> None:
        """Not paused any more, and looked at with the next turn."""
        self.paused_at, self.next_at, self.failing_since, self.failures, self.trouble = None, None, None, 0, ""
        self.save(update_fields=["paused_at", "next_at", "failing_since", "failures", "trouble"])


class CalendarCopy(models.Model):
    """What stands on the other server under one address: a copy of a meeting, or something of their own."""

    account = models.ForeignKey(CalendarAccount, on_delete=models.CASCADE, related_name="copies")
    href = models.CharField(max_length=500)
    etag = models.CharField(max_length=200, blank=True)
    uid = models.CharField(max_length=255, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    meeting_as_of = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "href"], name="one_copy_an_address"),)

    def __str__(self) -> str:
        return self.href


class Engagement(models.Model):
    """Time somebody of ours has promised elsewhere, from their own calendar. Others see only that it is taken."""

    copy = models.ForeignKey(CalendarCopy, on_delete=models.CASCADE, related_name="engagements")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="engagements")
    title = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_all_day = models.BooleanField(default=False)
    is_free = models.BooleanField(default=False)  # stands there without taking up time

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (models.Index(fields=["person", "starts_at"], name="engagement_of_person"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Clash(models.Model):
    """A meeting was changed here and in the calendar at the same time: which of the two stayed, and which went."""

    account = models.ForeignKey(CalendarAccount, on_delete=models.CASCADE, related_name="clashes")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="clashes")
    at = models.DateTimeField()
    ours_stayed = models.BooleanField()
    gone_starts_at = models.DateTimeField(null=True, blank=True)
    gone_title = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.at:%Y-%m-%d}"
