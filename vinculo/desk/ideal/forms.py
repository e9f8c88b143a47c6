"""What makes an ideal client, and what is true of one client or lead, as one types it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.ideal.words import KEYS, KNOWN, YES, value_of
from vinculo.pipeline.ideal.fit import HEAVIEST
from vinculo.pipeline.models import Trait

KIND_OF = {"country": "choice", "language": "choice", "channel": "choice", "budget": "number"}
UNKNOWN = ("", _("We do not know"))
MOST = 40


class Lines(forms.CharField):
    """One answer a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = [" ".join(line.split())[:120] for line in str(super().clean(value)).splitlines()]
        return list(dict.fromkeys(line for line in lines if line))[:MOST]


class TraitForm(forms.ModelForm):
    key = forms.ChoiceField(label=_("Who knows it"), choices=list(KEYS.items()), required=False)
    weight = forms.IntegerField(
        label=_("Weight"), min_value=0, max_value=HEAVIEST, help_text=_("0 to 10. What has no weight is only noted.")
    )
    choices = Lines(label=_("Possible answers"), help_text=_("One a line."))
    suits = Lines(label=_("Answers that suit us"), help_text=_("One a line, as above. For a country two letters: ES."))
    low = forms.DecimalField(label=_("Suits us from"), required=False, max_digits=12)
    high = forms.DecimalField(label=_("Suits us up to"), required=False, max_digits=12)
    yes = forms.ChoiceField(label=_("Suits us"), choices=[("", "–"), *YES.items()], required=False)

    class Meta:
        model = Trait
        fields = ("name", "key", "kind", "weight", "choices", "suits", "low", "high", "yes")
        error_messages = {"name": {"required": _("What is it called?"), "unique": _("There is one of that name.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = self.instance.wanted or {}
        self.initial.update({"suits": wanted.get("any", []), "low": wanted.get("from"), "high": wanted.get("to")})
        self.initial["yes"] = "" if "yes" not in wanted else "yes" if wanted["yes"] else "no"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        key, kind = said.get("key"), said.get("kind")
        if key and kind != KIND_OF[key]:
            self.add_error("kind", gettext("What the record knows here is of another kind."))
        if key and Trait.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            self.add_error("key", gettext("There is one of those already."))
        low, high = said.get("low"), said.get("high")
        if low is not None and high is not None and high < low:
            self.add_error("high", gettext("That is less than where it begins."))
        suits, choices = said.get("suits") or [], said.get("choices") or []
        if kind == "choice" and not key and not set(suits) <= set(choices):
            self.add_error("suits", gettext("Only what stands among the possible answers."))
        return said

    def save(self, commit: bool = True) -> Any:
        self.instance.wanted = self._wanted()
        return super().save(commit)

    def _wanted(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said["kind"] == Trait.Kind.CHOICE:
            return {"any": said["suits"]} if said["suits"] else {}
        if said["kind"] == Trait.Kind.YES:
            return {"yes": said["yes"] == "yes"} if said["yes"] else {}
        ends = {"from": said["low"], "to": said["high"]}
        return {name: _number(end) for name, end in ends.items() if end is not None}


def _number(end: Any) -> int | str:
    return int(end) if end == int(end) else str(end)


class ValuesForm(forms.Form):
    """A field for each trait. `known`: what the record knows by itself; what is said here wins."""

    def __init__(self, *args: Any, traits: Iterable[Trait], known: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for trait in traits:
            field = self.fields[f"trait_{trait.pk}"] = _field(trait)
            if trait.pk in known:
                told = {"value": value_of(trait, known[trait.pk])}
                field.help_text = gettext("The record says: %(value)s. What you say here wins.") % told

    def values(self) -> dict[int, str]:
        return {int(name.partition("_")[2]): str(value or "") for name, value in self.cleaned_data.items()}


def _field(trait: Trait) -> forms.Field:
    if trait.kind == Trait.Kind.NUMBER:
        return forms.DecimalField(label=trait.name, required=False, max_digits=14)
    if trait.kind == Trait.Kind.YES:
        return forms.ChoiceField(label=trait.name, required=False, choices=[UNKNOWN, *YES.items()])
    known = KNOWN.get(trait.key)
    if trait.key == "country":
        return forms.RegexField("^[A-Z]{2}$", label=trait.name, required=False, max_length=2)
    answers = list(known.items()) if known else [(answer, answer) for answer in trait.choices]
    return forms.ChoiceField(label=trait.name, required=False, choices=[UNKNOWN, *answers])
