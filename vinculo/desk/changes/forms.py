"""Changes as one types them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.agreements.effects import new_promise
from vinculo.agreements.models import ChangeRequest
from vinculo.calendar.workdays import WorkCalendar
from vinculo.clients.models import Channel, Contact
from vinculo.desk.audience import WithAudience
from vinculo.desk.log.whom import AboutForm
from vinculo.desk.obligations.forms import WrittenForm
from vinculo.desk.seen import SeenForm
from vinculo.projects.estimates import NotAnEstimate, read_estimate, say_estimate
from vinculo.projects.models import Milestone, Side, Task
from vinculo.projects.schedule.moves import MilestoneMove
from vinculo.web.dates import day
from vinculo.web.day_field import DayField

SIDES = ((Side.THEIRS.value, _("The client asks for it")), (Side.OURS.value, _("We propose it")))
TALKS = [choice for choice in Channel.choices if choice[0] in (Channel.PHONE, Channel.VIDEO, Channel.IN_PERSON)]
SPOKEN = [choice for choice in Channel.choices if choice[0] != Channel.NOTE]
CENTS = 100
DEAREST = Decimal(1_000_000_000)


class ChangeForm(AboutForm, WithAudience):
    side = forms.ChoiceField(label=_("Who asks"), choices=SIDES, widget=forms.RadioSelect, initial="theirs")
    title = forms.CharField(
        label=_("What changes"), max_length=160, error_messages={"required": _("What changes? A few words are enough.")}
    )
    text = forms.CharField(
        label=_("In more words"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
    )
    why = forms.CharField(
        label=_("What for"),
        max_length=300,
        required=False,
        help_text=_("What it brings: more boxes sold at Christmas."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.client and self.work is None and "who" not in self.errors:
            self.add_error("who", gettext("A change belongs to a project: begin it on the page of the project."))
        return said


class EditChangeForm(SeenForm):
    class Meta:
        model = ChangeRequest
        fields = ("side", "contact", "title", "text", "why")
        widgets = {"side": forms.RadioSelect(choices=SIDES), "text": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"title": {"required": _("What changes? A few words are enough.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _who_of_them(self.fields["contact"], self.instance, gettext("Nobody in particular"))


class EstimateForm(forms.Form):
    work = forms.CharField(
        label=_("Work"), max_length=40, help_text=_("6h, 90m, 2d; a bare number counts hours. 0: none."),
        error_messages={"required": _("How much work is it? A rough figure is enough.")},
    )  # fmt: skip
    price = forms.DecimalField(
        label=_("Price"), required=False, min_value=-DEAREST, max_value=DEAREST, decimal_places=2, localize=True,
        help_text=_("0: no charge. Empty: not known yet."),
    )  # fmt: skip
    milestone = forms.ModelChoiceField(Milestone.objects.none(), label=_("Needed for"), required=False)
    after = forms.ModelChoiceField(Task.objects.none(), label=_("Can begin after"), required=False)

    def __init__(self, *args: Any, change: ChangeRequest, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["price"].label = gettext("Price in %(currency)s") % {"currency": currency}
        milestone, after = self.fields["milestone"], self.fields["after"]
        assert isinstance(milestone, forms.ModelChoiceField)
        assert isinstance(after, forms.ModelChoiceField)
        milestone.queryset = Milestone.objects.filter(project=change.project_id, done_on=None)
        after.queryset = Task.objects.open().filter(project=change.project_id)
        milestone.empty_label = gettext("Nothing in particular: no date moves")
        after.empty_label = gettext("The last task of that milestone")

    def clean_work(self) -> int:
        text = self.cleaned_data["work"].strip()
        if text in ("0", "0h"):
            return 0
        try:
            return read_estimate(text) or 0
        except NotAnEstimate:
            example = gettext("We cannot read “%(text)s” as work. Write it like this: 6h.")
            raise forms.ValidationError(example % {"text": text}) from None

    def amount(self) -> int | None:
        """The price in minor units."""
        price = self.cleaned_data["price"]
        return None if price is None else int(price * CENTS)

    @staticmethod
    def before(change: ChangeRequest) -> dict[str, Any]:
        """What the form shows first: the estimate there is."""
        return {
            "work": say_estimate(change.minutes),
            "price": None if change.amount is None else Decimal(change.amount) / CENTS,
            "milestone": change.milestone_id,
            "after": change.after_id,
        }


class AcceptForm(forms.Form):
    """Who said yes, and the promised dates both sides agree anew."""

    contact = forms.ModelChoiceField(Contact.objects.none(), label=_("Who of them said yes"), required=False)

    def __init__(
        self, *args: Any, change: ChangeRequest, moves: Iterable[MilestoneMove], calendar: WorkCalendar, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _who_of_them(self.fields["contact"], change, gettext("Nobody of them: we decide it"))
        self.fields["contact"].initial = change.contact_id if change.side == Side.THEIRS else None
        self.moves = [move for move in moves if move.promised_on]
        for move in self.moves:
            self.fields[f"promised_{move.milestone_id}"] = DayField(
                label=gettext("%(milestone)s: the new promised date") % {"milestone": move.name},
                required=False,
                initial=new_promise(move, calendar),
                help_text=gettext("They heard %(day)s. Empty: it stays.") % {"day": day(move.promised_on)},
            )

    def promised(self) -> dict[int, date | None]:
        return {move.milestone_id: self.cleaned_data[f"promised_{move.milestone_id}"] for move in self.moves}


class NoForm(forms.Form):
    """A no that can be understood."""

    because = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Why? A line they could read is enough.")}
    )
    instead = forms.CharField(label=_("What we offer instead"), max_length=300, required=False)


class DeclineForm(NoForm):
    contact = forms.ModelChoiceField(Contact.objects.none(), label=_("Who of them decided"), required=False)

    def __init__(self, *args: Any, change: ChangeRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _who_of_them(self.fields["contact"], change, gettext("Nobody of them: we decide it"))


class CannotForm(NoForm):
    def __init__(self, *args: Any, change: ChangeRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead"].help_text = gettext("A no is easier to hear with something in its place.")


class TalkForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("How you spoke"), choices=TALKS, widget=forms.RadioSelect, initial=Channel.PHONE,
        error_messages={"required": _("How did you speak?")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("What was said"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExplainForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("How they heard it"), choices=SPOKEN, widget=forms.RadioSelect, initial=Channel.PHONE,
        error_messages={"required": _("How did they hear it?")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("What they heard"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5, "data-keep": ""}),
        error_messages={"required": _("What did they hear?")},
    )  # fmt: skip


class SignForm(forms.Form):
    signed_how = forms.CharField(
        label=_("How it was signed"),
        max_length=160,
        help_text=_("On paper, by mail with their yes: so that both sides find it."),
        error_messages={"required": _("How was it signed? A line is enough.")},
    )
    on = DayField(label=_("Signed on"), required=False, help_text=_("Empty: today."))


NOT_YET = "no"


class SendForm(WrittenForm):
    """The change in writing. A price nobody has spoken about is asked for first."""

    spoken = forms.ChoiceField(
        label=_("Have you spoken about the price?"),
        widget=forms.RadioSelect,
        choices=[
            *((value, label) for value, label in TALKS),
            (NOT_YET, _("Not yet; it has to go without")),
        ],
        error_messages={"required": _("Talk about the price first: ten minutes are enough. How did you speak?")},
    )
    field_order = ("spoken", "how", "subject", "text")

    def __init__(self, *args: Any, change: ChangeRequest, **kwargs: Any) -> None:
        super().__init__(*args, contact=change.contact, **kwargs)
        if not change.amount or change.spoken_at:
            del self.fields["spoken"]


def _who_of_them(field: forms.Field, change: ChangeRequest, nobody: str) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    there = Contact.objects.kept().filter(roles__client=change.client_id, roles__left_on=None)
    field.queryset = there.distinct().order_by("name_folded", "pk")
    field.empty_label = nobody
