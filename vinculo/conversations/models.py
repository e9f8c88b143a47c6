"""Everything said between the client and us."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Project


class Direction(models.TextChoices):
    IN = "in", _("From them")
    OUT = "out", _("From us")
    BOTH = "both", _("Both spoke")
    INTERNAL = "internal", _("Among us")


class Feeling(models.TextChoices):
    WARM = "warm", _("Warm")
    FINE = "fine", _("Fine")
    COOL = "cool", _("Cool")
    TENSE = "tense", _("Tense")


class Audience(models.TextChoices):
    TEAM = "team", _("Our team only")
    SHARED = "shared", _("The client sees it")


class VisibleByClient(models.QuerySet):
    """What hangs on a client is seen by those who see the client; a guest sees what belongs to their projects."""

    def visible_to(self, person: Person) -> Self:
        if person.sees_everyone:
            return self
        if person.is_guest:
            return self.filter(project__in=Project.objects.visible_to(person))
        return self.filter(client__in=Client.objects.visible_to(person))


class InteractionQuerySet(VisibleByClient):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Interaction(models.Model):
    """Any exchange: who, on which channel, in which direction, what was said and how it felt."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="interactions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="interactions")
    at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction, default=Direction.BOTH)
    summary = models.TextField(_("what was said"), blank=True)
    quoted = models.TextField(blank=True)
    felt = models.CharField(_("how it felt"), max_length=5, choices=Feeling, blank=True)
    is_check_in = models.BooleanField(_("the agreed check-in"), default=False)
    shares_status = models.BooleanField(_("told them where things stand"), default=False)
    asks_status = models.BooleanField(_("they had to ask how it is going"), default=False)
    audience = models.CharField(_("who sees it"), max_length=6, choices=Audience, default=Audience.TEAM)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="interactions")
    contacts: ClassVar = models.ManyToManyField(Contact, blank=True, related_name="interactions")
    people: ClassVar = models.ManyToManyField(Person, blank=True, related_name="took_part_in")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = InteractionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "-at"], name="interaction_of_client"),
            models.Index(fields=["-at"], name="interaction_newest"),
        )

    def __str__(self) -> str:
        return self.summary[:60]

    def get_absolute_url(self) -> str:
        return f"/log/{self.pk}/"


class MailMessage(models.Model):
    """The letter behind an interaction by e-mail: what threads it and tells it from its copies."""

    interaction = models.OneToOneField(Interaction, on_delete=models.CASCADE, primary_key=True, related_name="mail")
    message_id = models.CharField(max_length=300, unique=True)
    in_reply_to = models.CharField(max_length=300, blank=True, db_index=True)
    references = models.JSONField(default=list, blank=True)
    thread = models.CharField(max_length=300, blank=True, db_index=True)
    subject = models.CharField(max_length=500, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    attachments = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.subject


class Decision(models.Model):
    """Something both sides agreed on in an exchange."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="decisions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    text = models.TextField(_("what was decided"))
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "-at"], name="decision_of_client"),)

    def __str__(self) -> str:
        return self.text[:60]


class QuestionQuerySet(VisibleByClient):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def theirs(self) -> Self:
        return self.filter(asked_by_us=False)


class Question(models.Model):
    """Asked by the client to us, or by us to the client; open until answered. Theirs run against a 24-hour clock."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="questions")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    asked_by_us = models.BooleanField(_("we asked it"), default=False)
    text = models.TextField(_("question"))
    asked_at = models.DateTimeField(_("asked at"))
    due_at = models.DateTimeField(_("answer due at"), null=True, blank=True)
    by_when_at = models.DateTimeField(_("we said we would answer by"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_in = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    answer = models.TextField(_("answer"), blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = QuestionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["client", "answered_at", "due_at"], name="question_of_client"),
            models.Index(fields=["owner", "answered_at", "due_at"], name="question_of_owner"),
        )

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"/questions/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def limit_at(self) -> datetime | None:
        """Until when the client waits without being let down: our own word, else the clock."""
        return self.by_when_at or self.due_at

    def answer_with(self, *, text: str, at: datetime, interaction: Interaction | None = None) -> None:
        self.answer, self.answered_at, self.answered_in = text, at, interaction
        self.save(update_fields=["answer", "answered_at", "answered_in"])

    def reopen(self) -> None:
        """It was not answered after all."""
        self.answer, self.answered_at, self.answered_in = "", None, None
        self.save(update_fields=["answer", "answered_at", "answered_in"])

    def hand_over(self, *, to: Person) -> None:
        """Somebody else sees to the answer."""
        self.owner = to
        self.save(update_fields=["owner"])

    def say_by_when(self, *, by_when_at: datetime) -> None:
        self.by_when_at = by_when_at
        self.save(update_fields=["by_when_at"])


class NextWord(models.Model):
    """What the client knows about when and how they will hear from us next. The newest one counts."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="next_words")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="next_words")
    on = models.DateField(_("on"))
    at_time = models.TimeField(_("at"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, blank=True)
    about = models.CharField(_("about"), max_length=160, blank=True)
    told_at = models.DateTimeField()
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "-told_at"], name="next_word_of_client"),)

    def __str__(self) -> str:
        return f"{self.on} {self.about}"


class BadNews(models.Model):
    """Anything that costs more, takes longer or is less good than they expect, from when we know it until they do."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="bad_news")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="bad_news")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(_("what is the matter"), max_length=300)
    known_at = models.DateTimeField(_("known since"))
    way_out = models.TextField(_("way out"), blank=True)
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(_("how"), max_length=20, choices=Channel, blank=True)
    said_in = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = VisibleByClient.as_manager()

    class Meta:
        indexes = (models.Index(fields=["client", "told_at"], name="bad_news_of_client"),)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/news/{self.pk}/"

    def tell(self, *, way_out: str, channel: str, by: Person, at: datetime) -> None:
        self.way_out, self.channel, self.told_by, self.told_at = way_out, channel, by, at
        self.save(update_fields=["way_out", "channel", "told_by", "told_at"])
