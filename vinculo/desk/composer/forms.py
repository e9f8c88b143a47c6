"""A letter as one writes it. A draft may lack anything; only what is sent must be whole."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Audience, Client
from vinculo.conversations.models import Interaction, Question
from vinculo.desk.composer.readers import Readers, in_portal
from vinculo.desk.documents.forms import FilesField
from vinculo.desk.log.about import projects_for
from vinculo.letters.fields import KNOWN
from vinculo.letters.writing import Written
from vinculo.mailboxes.models import Mailbox
from vinculo.people.models import Person
from vinculo.practices.models import Nudge
from vinculo.projects.models import Project
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField

LONGEST = 50_000  # characters of a letter
# What a better wording and a template leave to the writer.
BLANK = re.compile(rf"\[(?:day|what|día|qué|dzień|co)\]|\{{(?:{'|'.join(map(re.escape, KNOWN))})\}}")


class LetterForm(forms.Form):
    """After `is_valid()` it says what was written; `missing_to_send()` adds what a letter must not leave without."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    client = forms.IntegerField(widget=forms.HiddenInput)
    answers = forms.IntegerField(widget=forms.HiddenInput, required=False)
    question = forms.IntegerField(widget=forms.HiddenInput, required=False)
    nudge = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)  # when it was kept, as they have it
    to = forms.TypedMultipleChoiceField(label=_("To"), coerce=int, required=False)
    cc = forms.TypedMultipleChoiceField(label=_("Copy to"), coerce=int, required=False)
    mailbox = forms.TypedChoiceField(label=_("From"), coerce=int, empty_value=None, required=False)
    project = forms.TypedChoiceField(label=_("About"), coerce=int, empty_value=None, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    text = forms.CharField(label=_("Letter"), max_length=LONGEST, required=False, widget=forms.Textarea, strip=False)
    quoted = forms.CharField(
        label=_("What they wrote"), max_length=2 * LONGEST, required=False, widget=forms.Textarea, strip=False
    )
    files = FilesField(label=_("Files"), required=False, max_length=None)  # type: ignore[assignment]
    audience = forms.ChoiceField(label=_("Where it is seen"), required=False, widget=forms.RadioSelect)
    shares_status = forms.BooleanField(label=_("It tells them where things stand"), required=False)
    on = DayField(label=_("Day"), required=False)
    at_time = HourField(label=_("Time"), required=False)

    known_nudge: Nudge | None = None  # the one it is begun from, where it is at hand

    def __init__(
        self, *args: Any, person: Person, to_client: Client, readers: Readers, projects: list[Project] | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`projects`: those it may be about, where they are at hand."""
        super().__init__(*args, **kwargs)
        self.person, self.to_client, self.readers = person, to_client, readers
        everybody = [(contact.pk, contact.name) for contact in readers.writable]
        self._choose("to", everybody)
        self._choose("cc", everybody)
        self._choose("audience", [
            (Audience.TEAM, gettext("In their mail only")), (Audience.SHARED, in_portal(readers.in_portal)),
        ])  # fmt: skip
        self.projects = projects_for(person, to_client) if projects is None else projects
        self._choose("project", [("", gettext("No project")), *((one.pk, one.name) for one in self.projects)])
        self.boxes = list(Mailbox.objects.sending_for(person))
        if self.boxes:
            self._choose("mailbox", [(box.pk, box.address) for box in self.boxes])
        else:
            self._choose("mailbox", [("", person.name)])

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_client(self) -> int:
        """Whoever changes the number in between writes to nobody."""
        if self.cleaned_data["client"] != self.to_client.pk:
            raise forms.ValidationError(gettext("Choose again whom you write to."))
        return self.to_client.pk

    def missing_to_send(self) -> bool:
        """Says what is still missing; the form has errors then."""
        said = self.cleaned_data
        if not said.get("to") and not said.get("cc"):
            self.add_error("to", gettext("Choose who gets it."))
        if not (said.get("subject") or "").strip():
            self.add_error("subject", gettext("A few words for the subject: what is it about?"))
        if not (said.get("text") or "").strip():
            self.add_error("text", gettext("The letter is empty."))
        elif blank := BLANK.search(said["text"]):
            self.add_error("text", gettext("Fill in %(blank)s first.") % {"blank": blank[0]})
        return bool(self.errors)

    def written(self) -> Written:
        said = self.cleaned_data
        return Written(
            client=self.to_client,
            subject=said["subject"],
            text=said["text"],
            quoted=said["quoted"],
            to=self.readers.named(said["to"]),
            cc=self.readers.named(said["cc"]),
            project=next((one for one in self.projects if one.pk == said["project"]), None),
            mailbox=next((box for box in self.boxes if box.pk == said["mailbox"]), None),
            audience=said["audience"] or Audience.TEAM,
            shares_status=said["shares_status"],
            answers=self._of_theirs(Interaction, said["answers"]),
            question=self._of_theirs(Question, said["question"]),
            nudge=self._of_theirs(Nudge, said["nudge"]),
        )

    def _of_theirs(self, model: Any, pk: int | None) -> Any:
        """What it answers or settles: something at this client that the writer may see, else nothing."""
        if not pk or pk > 10**18:
            return None
        return model.objects.visible_to(self.person).filter(client=self.to_client, pk=pk).first()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("on") and said["on"] < timezone.localdate():
            self.add_error("on", gettext("That day has passed. When should it leave?"))
        if said.get("at_time") and not said.get("on"):
            self.add_error("on", gettext("On which day should it leave?"))
        return said
