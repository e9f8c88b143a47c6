"""What the client will hear from us next, and what they would rather not hear."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.people.models import Person
from vinculo.projects.models import Milestone, Project
from vinculo.projects.visible import VisibleByClient


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
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.SET_NULL, related_name="bad_news")
    is_ours = models.BooleanField(_("it was our mistake"), default=False)
    owned_at = models.DateTimeField(_("we owned it at"), null=True, blank=True)
    what = models.CharField(_("what is the matter"), max_length=300)
    known_at = models.DateTimeField(_("known since"))
    way_out = models.TextField(_("way out"), blank=True)
    over_at = models.DateTimeField(_("no longer true since"), null=True, blank=True)
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(_("how"), max_length=20, choices=Channel, blank=True)
    slipped_to_on = models.DateField(null=True, blank=True)
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

    def own(self, *, at: datetime) -> None:
        """We told them that it was our mistake."""
        self.is_ours, self.owned_at = True, at
        self.save(update_fields=["is_ours", "owned_at"])

    def end(self, *, at: datetime) -> bool:
        """It turned out well before anybody had to hear it. False if they heard it or it ended before."""
        won = BadNews.objects.filter(pk=self.pk, told_at=None, over_at=None).update(over_at=at) == 1
        if won:
            self.over_at = at
        return won

    def reopen(self) -> None:
        """It is true after all."""
        self.over_at = None
        self.save(update_fields=["over_at"])
