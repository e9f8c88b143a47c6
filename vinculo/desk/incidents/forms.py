"""Incidents as one types them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.clients.models import Channel, Client, Contact
from vinculo.conversations.models import Incident, IncidentNote
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.news.forms import WhenForm
from vinculo.desk.promises.forms import SPOKEN
from vinculo.language.blame import of_us
from vinculo.language.finding import Finding
from vinculo.people.models import Person
from vinculo.web.day_field import DayField
from vinculo.web.many_field import ManyField

SHOWN = 120  # letters of a passage
LINES = forms.Textarea(attrs={"rows": 3, "data-keep": ""})


class IncidentForm(AboutForm, WhenForm):
    what = forms.CharField(
        label=_("What happened"),
        max_length=200,
        error_messages={"required": _("What happened? A line is enough to begin.")},
    )
    effect = forms.CharField(label=_("What the client notices"), widget=LINES, required=False, max_length=5000)
    on = DayField(label=_("Since which day"), required=False, help_text=_("Left empty: since now."))
    swarm = ManyField(
        Person.objects.none(),
        label=_("Who leaves everything else and works on it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        swarm = self.fields["swarm"]
        assert isinstance(swarm, forms.ModelMultipleChoiceField)
        swarm.queryset = Person.objects.active().by_name()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.client and (blind := _who_do_not_see(self.client.pk, said.get("swarm") or ())):
            self.add_error("swarm", gettext("%(name)s does not see this client.") % {"name": blind[0].name})
        return said


class EditIncidentForm(forms.ModelForm):
    class Meta:
        model = Incident
        fields = ("what", "effect", "way_out")
        widgets = {"effect": LINES, "way_out": LINES}
        error_messages = {"what": {"required": _("What happened? A line is enough to begin.")}}


class SwarmForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who"), error_messages={"required": _("Who works on it?")}
    )
    part = forms.CharField(label=_("On which part"), max_length=80, required=False)

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incident = incident
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset = Person.objects.active().by_name()

    def clean_person(self) -> Person:
        person = self.cleaned_data["person"]
        if _who_do_not_see(self.incident.client_id, [person]):
            raise forms.ValidationError(gettext("%(name)s does not see this client.") % {"name": person.name})
        return person


class NoteForm(forms.Form):
    kind = forms.ChoiceField(choices=IncidentNote.Kind.choices, initial=IncidentNote.Kind.SEEN)
    text = forms.CharField(max_length=2000, error_messages={"required": _("What did you see, try, find or decide?")})


class BlamelessForm(forms.Form):
    """
    Shows once, under the field, what in a text puts a fault on one of us; saving again keeps the text as it is.

    `watched` are its fields, `names` what our people are called.
    """

    watched: tuple[str, ...] = ()
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        seen = set((said.get("kept") or "").split("|"))
        shown = set()
        for name in self.watched:
            passages = [passage_of(one) for one in of_us(said.get(name) or "", self.names)]
            new = [passage for passage in passages if passage not in seen]
            if new:
                self.add_error(name, blame_words(new[0]))
            shown.update(passages)
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("kept")] = "|".join(sorted(shown))
        self.data = data
        return said


def passage_of(found: Finding) -> str:
    """The words that point at somebody: enough of them to know them again, in one line, and fit for the kept field."""
    words = " ".join(found.passage.replace("|", " ").split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"


def blame_words(passage: str) -> str:
    """Which words point at whom, and what would not."""
    return gettext(
        "“%(words)s” points at one of us. Say what happened, not who: “The import took us two more days”."
        " Saving again keeps it."
    ) % {"words": passage}


class FindingsForm(BlamelessForm):
    watched = ("findings",)
    findings = forms.CharField(
        label=_("What we found"),
        widget=forms.Textarea(attrs={"rows": 8, "data-keep": ""}),
        max_length=20_000,
        help_text=_("What happened, why it could happen, and what we change so that it does not come back."),
        error_messages={"required": _("What did you find? A line is enough.")},
    )


class ReportForm(BlamelessForm):
    watched = ("text", "way_out")
    text = forms.CharField(
        label=_("What we tell them"),
        widget=forms.Textarea(attrs={"rows": 8, "data-keep": ""}),
        max_length=20_000,
        error_messages={"required": _("What do they hear? Say what happened and what we found.")},
    )
    way_out = forms.CharField(
        label=_("The way out, or the next step"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        max_length=5000,
        error_messages={"required": _("Bring a way out: what do they get, and when?")},
    )
    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Whom you tell"), required=False, empty_label=_("Nobody in particular")
    )
    channel = forms.ChoiceField(
        label=_("How you told them"),
        choices=SPOKEN,
        widget=forms.RadioSelect,
        initial=Channel.PHONE,
        error_messages={"required": _("How did they hear it?")},
    )
    next_on = DayField(label=_("They hear from us again on"), required=False)

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact = self.fields["contact"]
        assert isinstance(contact, forms.ModelChoiceField)
        there = Contact.objects.kept().filter(roles__client=client, roles__left_on=None)
        contact.queryset = there.distinct().order_by("name_folded", "pk")

    def clean_next_on(self) -> Any:
        next_on = self.cleaned_data["next_on"]
        if next_on and next_on < timezone.localdate():
            raise forms.ValidationError(gettext("That day has passed. When do they hear from us next?"))
        return next_on


def _who_do_not_see(client_id: int, people: Any) -> list[Person]:
    return [one for one in people if not Client.objects.visible_to(one).filter(pk=client_id).exists()]
