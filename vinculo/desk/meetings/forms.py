"""Plan a meeting, call it off, write its minutes."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.calendar.meeting_times import is_free
from vinculo.clients.models import Client, Contact
from vinculo.desk.log.forms import LogForm
from vinculo.desk.meetings.times import Offered, offered
from vinculo.meetings.links import link_for
from vinculo.meetings.models import Guest, Kind, Meeting, Repeats
from vinculo.meetings.planning import Plan
from vinculo.meetings.who import attendees, taken
from vinculo.people.models import Organization, Person
from vinculo.projects.models import Project
from vinculo.web.dates import moment
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.many_field import ManyField

LENGTHS = [(15, "15"), (30, "30"), (45, "45"), (60, "60"), (90, "90"), (120, "120"), (180, "180"), (240, "240")]
OWN = "own"


@dataclass(frozen=True, slots=True)
class Around:
    """What a form is about and who uses it."""

    client: Client
    person: Person
    organization: Organization | None
    projects: list[Project]
    contacts: list[Contact]
    meeting: Meeting | None = None


class PlanForm(forms.Form):
    """`said()` after `is_valid()`: the plan. Times that do not suit are refused once and kept when sent again."""

    title = forms.CharField(
        label=_("What it is about"),
        max_length=160,
        error_messages={"required": _("What is it about? A few words are enough.")},
    )
    project = forms.ChoiceField(label=_("Project"), required=False)
    kind = forms.ChoiceField(label=_("How you meet"), choices=Kind.choices, widget=forms.RadioSelect)
    contacts = ManyField(
        Contact.objects.none(), label=_("Who comes of theirs"), widget=forms.CheckboxSelectMultiple, required=False
    )
    people = ManyField(
        Person.objects.none(), label=_("Who comes of ours"), widget=forms.CheckboxSelectMultiple, required=False
    )
    minutes = forms.TypedChoiceField(label=_("Minutes"), choices=LENGTHS, coerce=int)
    slot = forms.CharField(label=_("When"), required=False, max_length=40)
    on = DayField(label=_("Another day"), required=False)
    at_time = HourField(label=_("At what time"), required=False)
    is_all_day = forms.BooleanField(label=_("The whole day"), required=False)
    place = forms.CharField(label=_("Where"), required=False, max_length=300)
    link = forms.URLField(
        label=_("Link to the video call"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("That is no address of a page. Copy the whole link.")},
    )
    repeats = forms.ChoiceField(label=_("Repeats"), choices=Repeats.choices, required=False)
    repeats_until_on = DayField(label=_("Until"), required=False)
    note = forms.CharField(
        label=_("What they should know before"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the invitation."),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = around
        self.starts_at: datetime | None = None
        self.known: dict[str, list[Any]] = {"contacts": around.contacts, "people": list(_colleagues())}
        self._many("contacts").queryset = Contact.objects.filter(pk__in=[one.pk for one in around.contacts])
        self._many("people").queryset = _colleagues()
        for name, known in self.known.items():
            self._many(name).choices = [(one.pk, one.name) for one in known]
        project = self.fields["project"]
        assert isinstance(project, forms.ChoiceField)
        project.choices = [("", gettext("None in particular")), *((one.pk, one.name) for one in around.projects)]
        if around.meeting and around.meeting.of_id:
            del self.fields["repeats"], self.fields["repeats_until_on"]

    def _many(self, name: str) -> forms.ModelMultipleChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        return field

    def times(self) -> list[Offered]:
        """Hours that suit everybody who is ticked now."""
        contacts, people = self._ticked("contacts"), self._ticked("people")
        return offered(self.around, contacts, people, self._length())

    def clean_link(self) -> str:
        link = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise ValidationError(gettext("That is no address of a page. Copy the whole link."))
        return link

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        self.starts_at = self._when(said)
        until = said.get("repeats_until_on")
        if self.starts_at is None:
            return said
        if self.starts_at <= timezone.now() and not (said.get("is_all_day") and said["on"] == timezone.localdate()):
            self.add_error("on" if said.get("on") else "slot", gettext("That has passed. When do you meet?"))
        elif until and until < timezone.localdate(self.starts_at):
            self.add_error("repeats_until_on", gettext("It ends before it begins. Until when does it go on?"))
        elif until and not said.get("repeats"):
            self.add_error("repeats", gettext("How often does it come back?"))
        elif not said.get("is_all_day") and not self.errors:
            self._warn(said, self.starts_at)
        return said

    def said(self) -> Plan:
        """The plan. Without a link, a video call gets the one of the house."""
        said, meeting = self.cleaned_data, self.around.meeting
        assert self.starts_at is not None
        project = next((one for one in self.around.projects if str(one.pk) == said["project"]), None)
        link = said["link"]
        if not link and said["kind"] == Kind.VIDEO and not (meeting and meeting.kind == Kind.VIDEO):
            link = link_for(self.around.organization)
        return Plan(
            client=self.around.client,
            project=project,
            title=said["title"],
            kind=said["kind"],
            starts_at=self.starts_at,
            time_zone=meeting.time_zone if meeting else timezone.get_current_timezone_name(),
            minutes=1440 if said["is_all_day"] else said["minutes"],
            is_all_day=said["is_all_day"],
            place=said["place"],
            link=link,
            note=said["note"],
            repeats=said.get("repeats", ""),
            repeats_until_on=said.get("repeats_until_on"),
            audience=meeting.audience if meeting else "team",
            contacts=tuple(said["contacts"]),
            people=tuple(said["people"]),
        )

    def _when(self, said: dict[str, Any]) -> datetime | None:
        slot = parse_datetime(said.get("slot") or "") if (said.get("slot") or OWN) != OWN else None
        if slot is not None and slot.tzinfo:
            return slot.astimezone(UTC)
        on, at_time = said.get("on"), said.get("at_time")
        if said.get("is_all_day"):
            at_time = time(0)
        if on and at_time:
            return timezone.make_aware(datetime.combine(on, at_time)).astimezone(UTC)
        if "on" not in self.errors and "at_time" not in self.errors:
            missing = gettext("At what time?") if on else gettext("Choose a time, or say a day of your own.")
            self.add_error("at_time" if on else "slot", missing)
        return None

    def _warn(self, said: dict[str, Any], begins: datetime) -> None:
        """Somebody cannot then: said once, with what suits better; sent again it is kept."""
        if said.get("kept") == begins.isoformat():
            return
        ends, contacts, people = begins + timedelta(minutes=said["minutes"]), said["contacts"], said["people"]
        everybody = attendees(self.around.client, contacts, people, self.around.organization)
        busy = taken(list(contacts), list(people), since=begins, until=ends, but=self.around.meeting)
        works, free = is_free(everybody, busy, begins, ends)
        if works and free:
            return
        better = next((time.at for time in self.times()), None)
        self.add_error("on" if said.get("on") else "slot", _unsuited(free, better))
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("kept")] = begins.isoformat()
        self.data = data

    def _ticked(self, name: str) -> list[Any]:
        given = {str(getattr(one, "pk", one)) for one in self[name].value() or ()}
        return [one for one in self.known[name] if str(one.pk) in given]

    def _length(self) -> int:
        given = str(self["minutes"].value() or 60)
        return int(given) if given.isascii() and given.isdigit() and 0 < int(given[:5]) <= 480 else 60


def _colleagues() -> Any:
    return Person.objects.active().exclude(role="guest").by_name()


def _unsuited(free: bool, better: datetime | None) -> str:
    first = gettext("Somebody does not work then.") if free else gettext("Somebody is promised elsewhere then.")
    if better is None:
        return gettext("%(why)s Saving again keeps it.") % {"why": first}
    said = {"why": first, "when": moment(better)}
    return gettext("%(why)s %(when)s suits everybody; saving again keeps yours.") % said


class CancelForm(forms.Form):
    because = forms.CharField(
        label=_("Why, in words they can read"),
        max_length=200,
        error_messages={"required": _("Why is it called off? A line is enough.")},
    )


class HoldForm(LogForm):
    """The log of an exchange, about this meeting and with those who came."""

    present = ManyField(
        Contact.objects.none(), label=_("Who was there"), widget=forms.CheckboxSelectMultiple, required=False
    )
    ours = ManyField(
        Person.objects.none(), label=_("Who was there of ours"), widget=forms.CheckboxSelectMultiple, required=False
    )
    ticked = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, meeting: Meeting, person: Person, guests: list[Guest], **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        self.meeting = meeting
        of_ours = [person.pk, meeting.organizer_id, *(one.person_id for one in guests)]
        self.ask_about(meeting.client_id, meeting.project_id)
        there = Contact.objects.kept().filter(roles__client=meeting.client_id, roles__left_on=None)
        for name, known in (
            ("present", there.distinct().order_by("name_folded", "pk")),
            ("ours", Person.objects.active().filter(pk__in=[one for one in of_ours if one]).by_name()),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = known
            field.choices = [(one.pk, one.name) for one in known]
        self.points = list(meeting.points.all())
        points = self.fields["ticked"]
        assert isinstance(points, forms.TypedMultipleChoiceField)
        points.choices = [(point.pk, point.text) for point in self.points]
        for name in ("who", "nudge"):
            del self.fields[name]

    def _offer(self) -> None:
        """Whom it is about is known."""

    def clean_chosen(self) -> str:
        return str(self.meeting.client_id)

    def clean_project(self) -> int:
        return self.meeting.project_id or 0

    def clean(self) -> dict[str, Any]:
        self.cleaned_data.update(who="")
        said = super().clean()
        self.work = self.meeting.project
        return said
