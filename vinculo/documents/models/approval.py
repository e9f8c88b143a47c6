"""Approvals: the client says yes to a result, a paper or a date, asks for changes, or would rather talk it over."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.documents.models.document import Version
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project
from vinculo.projects.visible import VisibleByClient


class ApprovalQuerySet(VisibleByClient):
    def open_at(self, at: datetime) -> Self:
        """Nobody withdrew it, it is not settled and has not run out: the twin of Approval.is_open."""
        unsettled = self.filter(settled_at=None, withdrawn_at=None)
        return unsettled.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=at))


class Approval(models.Model):
    """We ask one or several of them whether it is all right. What they answer is a log; nothing in it is edited."""

    class About(models.TextChoices):
        DELIVERABLE = "deliverable", _("Result")
        DOCUMENT = "document", _("Document")
        MILESTONE = "milestone", _("Milestone")
        CHANGE = "change", _("Change")
        QUOTE = "quote", _("Quote")
        MINUTES = "minutes", _("Kickoff record")
        CLOSING = "closing", _("Closing")

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Changes wanted")

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="approvals")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="approvals")
    about = models.CharField(_("what it is"), max_length=11, choices=About, default=About.DELIVERABLE)
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.RESTRICT, related_name="approvals")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="approvals")
    subject_id = models.BigIntegerField(null=True, blank=True)  # of a change, a quote, a kickoff, a project that ends
    shown: ClassVar = models.JSONField(default=dict, blank=True)  # what they read, frozen, where it is no file
    sha256 = models.CharField(max_length=64, blank=True)  # of the file, or of what is frozen in `shown`
    title = models.CharField(_("what to say yes to"), max_length=200)
    note = models.TextField(_("what to look at"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("how long it takes"), null=True, blank=True)
    in_order = models.BooleanField(_("one after the other"), default=False)
    in_their_hours = models.BooleanField(_("send it in their hours"), default=False)
    due_on = models.DateField(_("wanted by"), null=True, blank=True)
    expires_at = models.DateTimeField(_("runs out at"), null=True, blank=True)
    ran_out_at = models.DateTimeField(null=True, blank=True)  # when that was written down
    sent_at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_because = models.CharField(_("why"), max_length=300, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")

    objects: ClassVar = ApprovalQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        indexes = (
            models.Index(fields=["client", "settled_at", "-sent_at"], name="approval_of_client"),
            models.Index(fields=["project", "settled_at", "-sent_at"], name="approval_of_project"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/approvals/{self.pk}/"

    def is_open(self, at: datetime) -> bool:
        return self.settled_at is None and self.withdrawn_at is None and not self.has_run_out(at)

    @property
    def is_overtaken(self) -> bool:
        """None of us withdrew it: what was asked about has been signed by all."""
        return self.withdrawn_at is not None and self.withdrawn_by_id is None

    def has_run_out(self, at: datetime) -> bool:
        return self.settled_at is None and self.expires_at is not None and self.expires_at <= at


class Approver(models.Model):
    """One of those who are asked; where there is an order, they are asked when those before them have said yes."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="approvers")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="asked_to_approve")
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)  # when it became their turn
    told_at = models.DateTimeField(null=True, blank=True)  # when the letter left
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["approval", "contact"], name="one_approver"),)

    def __str__(self) -> str:
        return f"{self.approval_id} {self.contact_id}"


class Answer(models.Model):
    """What one of them said, in their words. A later answer stands beside the earlier one."""

    class Choice(models.TextChoices):
        APPROVE = "approve", _("Approve")
        CHANGES = "changes", _("Ask for changes")
        TALK = "talk", _("Talk it over")

    approver = models.ForeignKey(Approver, on_delete=models.CASCADE, related_name="answers")
    choice = models.CharField(max_length=7, choices=Choice)
    text = models.TextField(_("in your words"), blank=True)
    times = models.CharField(_("when it suits you"), max_length=300, blank=True)  # of those who would rather talk
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)  # of exactly what was on the screen
    language = models.CharField(max_length=12)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.PORTAL)
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.approver_id} {self.choice}"


class Remark(models.Model):
    """A comment pinned to a place of a page, in thousandths from its left and upper edge."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    approval = models.ForeignKey(Approval, null=True, blank=True, on_delete=models.CASCADE, related_name="remarks")
    page = models.PositiveIntegerField(default=1)
    x = models.PositiveSmallIntegerField(null=True, blank=True)
    y = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(_("comment"))
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("page", "at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class ApproverReminder(models.Model):
    """A friendly word to one of those who have not answered, in their hours."""

    approver = models.ForeignKey(Approver, on_delete=models.CASCADE, related_name="reminders")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.approver_id} {self.at:%Y-%m-%d}"
