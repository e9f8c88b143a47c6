"""Booking the talk about an invoice that is above the usual: then it is sent."""

from datetime import UTC, datetime

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.clients.models import Contact
from vinculo.desk.invoices.found import issued_of
from vinculo.desk.money_talks.pages import undo_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.meetings import planning
from vinculo.meetings.models import Kind
from vinculo.meetings.planning import Plan
from vinculo.money.models import Invoice, MoneyTalk
from vinculo.money.models.talk import MINUTES
from vinculo.money.talks.booking import NewTalk, book
from vinculo.notifications.meeting_news import told
from vinculo.people.models import Person
from vinculo.web.dates import moment
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.toasts import toast


class TalkForm(forms.Form):
    contact = forms.ModelChoiceField(Contact.objects.none(), label=gettext_lazy("With whom"))
    on = DayField(label=gettext_lazy("On"))
    at_time = HourField(label=gettext_lazy("At what time"))
    kind = forms.ChoiceField(
        label=gettext_lazy("How you talk"),
        choices=[choice for choice in Kind.choices if choice[0] in (Kind.PHONE, Kind.VIDEO, Kind.IN_PERSON)],
    )

    def __init__(self, *args: object, invoice: Invoice, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        contact = self.fields["contact"]
        assert isinstance(contact, forms.ModelChoiceField)
        there = Contact.objects.filter(roles__client=invoice.client_id, roles__left_on=None, deleted_at=None)
        contact.queryset = there.distinct().order_by("name", "pk")
        contact.initial = there.order_by("-roles__is_key", "pk").first()

    def clean_on(self) -> object:
        on = self.cleaned_data["on"]
        if on < timezone.localdate():
            raise forms.ValidationError(_("That day is over."))
        return on

    @property
    def starts_at(self) -> datetime:
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["on"], said["at_time"])).astimezone(UTC)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    invoice = issued_of(request, pk)
    form = TalkForm(request.POST or None, invoice=invoice)
    if request.method == "POST" and form.is_valid():
        another = MoneyTalk.objects.ahead().filter(invoice=invoice).exists()  # which is called off by this one
        talk = _book(invoice, form, by=request.user)
        written(request, invoice.client_id)
        words = _("Booked: %(when)s. Afterwards we ask what came of it.") % {"when": moment(form.starts_at)}
        toast(request, words, undo="" if another else undo_of(talk, request.user))
        return go_on(request, invoice.get_absolute_url())
    context = {
        "form": form, "invoice": invoice, "heading": _("Talk about the amount"), "save": _("Book it"),
        "back_url": invoice.get_absolute_url(),
    }  # fmt: skip
    return render(request, "invoices/form.html", context)


@transaction.atomic
def _book(invoice: Invoice, form: TalkForm, *, by: Person) -> MoneyTalk:
    """In both calendars; no number in the title, and no amount."""
    at, contact = timezone.now(), form.cleaned_data["contact"]
    with translation.override(invoice.language):
        title = _("The next invoice")
    said = Plan(
        invoice.client, title, form.starts_at, timezone.get_current_timezone_name(), minutes=MINUTES,
        kind=form.cleaned_data["kind"], contacts=(contact,), people=(by,),
    )  # fmt: skip
    meeting = planning.plan(said, by=by, at=at)
    told(meeting, "asked", by=by, at=at)
    return book(
        NewTalk(starts_at=form.starts_at, person=by, invoice=invoice, contact=contact, meeting_id=meeting.pk),
        by=by, at=at,
    )  # fmt: skip
