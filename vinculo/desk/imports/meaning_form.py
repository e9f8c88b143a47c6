"""Whose is who and what is what: one field for each word, person and question of a history, with what is proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.exchange.history import words
from vinculo.exchange.history.asking import Question
from vinculo.exchange.history.choices import Choices
from vinculo.exchange.history.records import Someone

LONGEST = 200


def meanings() -> list[tuple[str, str]]:
    partly = [(f"p{number}", _percent(number)) for number in words.PERCENTS]
    return [
        (words.DONE, _("Done")),
        (words.OPEN, _("Not done")),
        *partly,
        (words.AWAY, _("Put away")),
        (words.OUT, _("Leave out")),
    ]


def _percent(number: Any) -> str:
    return _("Not done, %(number)s %% of it") % {"number": number}


@dataclass(slots=True)
class Section:
    """A part of the page. `fields` are (bound field, what is known of it)."""

    title: str
    lead: str
    fields: list[tuple[Any, str]] = field(default_factory=list)


class MeaningForm(forms.Form):
    """
    Made from what was found in the file. `chosen` is what ImportRun.choices says so far; `choices` is what it comes to
    when all is filled in.
    """

    def __init__(
        self,
        *args: Any,
        found: Mapping[str, Any],
        chosen: Mapping[str, Any],
        questions: Iterable[Question],
        known: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.chosen, self.known = found, chosen, known
        self.parts: list[tuple[str, str, list[tuple[str, str]]]] = []
        self.names: dict[str, tuple[str, str]] = {}  # field → (part of the choices, word)
        self._reader(list(questions))
        self._statuses()
        self._projects()
        self._stages()
        self._people()
        self._rest()

    def sections(self) -> list[Section]:
        return [
            Section(title, lead, [(self[name], hint) for name, hint in names])
            for title, lead, names in self.parts
            if names
        ]

    @property
    def choices(self) -> dict[str, Any]:
        """What was said, by part. What only repeats a proposal is said too: the next proposal may be another."""
        said: dict[str, Any] = {"reader": dict(self.chosen.get("reader", {}))}
        for name, (part, word) in self.names.items():
            value = self.cleaned_data.get(name, "")
            if part == "reader":
                if value and value != self.fields[name].initial:
                    said["reader"][word] = value
            elif not word:
                said[part] = value
            elif part == "people":
                said.setdefault(part, {})[word] = int(value) if value else 0
            elif value:
                said.setdefault(part, {})[word] = value
        return said

    def _ask(self, part: str, word: str, made: forms.Field) -> str:
        name = f"f{len(self.names)}"
        made.required = False
        self.fields[name], self.names[name] = made, (part, word)
        return name

    def _select(self, part: str, word: str, label: str, options: list[Any], initial: str) -> str:
        return self._ask(part, word, forms.ChoiceField(label=label, choices=options, initial=initial))

    def _chosen(self, part: str, word: str, proposed: str) -> str:
        said = self.chosen.get(part, {}).get(word)
        return proposed if said is None else str(said)

    def _reader(self, questions: list[Question]) -> None:
        names, before = [], self.chosen.get("reader", {})
        for one in questions:
            initial = str(before.get(one.name, one.proposed))
            made: forms.Field = (
                forms.ChoiceField(label=str(one.label), choices=one.options, initial=initial)
                if one.options
                else forms.CharField(label=str(one.label), max_length=LONGEST, initial=initial)
            )
            names.append((self._ask("reader", one.name, made), str(one.why)))
        self.parts.append((_("How the file is read"), _("What you change here has the file read again."), names))

    def _statuses(self) -> None:
        names = []
        for word, count, said in self.found.get("statuses", ()):
            options = [("", _("As each task says")), *meanings()] if said else meanings()
            initial = self._chosen("statuses", word, "" if said else words.status(word))
            if initial and initial not in dict(options):
                options.append((initial, _percent(initial[1:])))
            label = ngettext("%(number)s task", "%(number)s tasks", count) % {"number": count}
            names.append((self._select("statuses", word, word, options, initial), label))
        self.parts.append((_("What their statuses mean"), "", names))

    def _projects(self) -> None:
        options = [(words.DONE, _("Closed")), (words.OPEN, _("Running")), (words.OUT, _("Leave out"))]
        names = []
        for word, count in self.found.get("projects", ()):
            initial = self._chosen("projects", word, self.known.proposed_project(word))
            label = ngettext("%(number)s project", "%(number)s projects", count) % {"number": count}
            names.append((self._select("projects", word, word, options, initial), label))
        self.parts.append((_("What the statuses of their projects mean"), "", names))

    def _stages(self) -> None:
        ours = [(str(one.pk), str(one)) for one in self.known.stages]
        options = [*ours, (words.WON, _("Won")), (words.LOST, _("Lost")), (words.OUT, _("Leave out"))]
        names = []
        for word, count in self.found.get("stages", ()):
            initial = self._chosen("stages", word, self.known.proposed_stage(word))
            label = ngettext("%(number)s opportunity", "%(number)s opportunities", count) % {"number": count}
            names.append((self._select("stages", word, word, options, initial), label))
        self.parts.append((_("Which of our stages theirs are"), "", names))

    def _people(self) -> None:
        options = [("", _("Nobody of us"))] + [(str(one.pk), one.name) for one in self.known.staff]
        names = []
        for key, name, email, ours, _count in self.found.get("people", ()):
            someone = Someone(id=key, name=name, email=email, ours=ours)
            said = self.chosen.get("people", {}).get(key, self.known.proposed_person(someone))
            picked = self._select("people", key, name or email or key, options, str(said) if said else "")
            names.append((picked, email if name else ""))
        lead = _("Their tasks and words become those of whom you choose; the names of the others are kept in writing.")
        self.parts.append((_("Who is who"), lead, names))

    def _rest(self) -> None:
        names = []
        if self.found.get("homeless"):
            home = forms.CharField(
                label=_("Projects that name no client belong to"), max_length=160, initial=self.known.home
            )
            hint = _("A client of yours, or a new one. Left empty, each becomes a client of its own name.")
            names.append((self._ask("home", "", home), hint))
        if self.found.get("accounts"):
            options = [
                ("client", _("All of them clients")),
                ("split", _("Clients where there is work or talk, the others leads")),
            ]
            initial = "split" if self.known.splits else "client"
            names.append((self._select("accounts", "", _("Their companies become"), options, initial), ""))
        if self.found.get("shared"):
            options = [("", _("Our team only")), ("yes", _("The client, as there"))]
            initial = "yes" if self.known.shares else ""
            names.append((self._select("share", "", _("What the client sees there, sees here"), options, initial), ""))
        self.parts.append((_("Where it goes"), "", names))
