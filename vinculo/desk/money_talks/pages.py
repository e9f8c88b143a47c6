"""A talk about a price: how it went, another hour, called off."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.desk.money_talks.booking import call_off, unbook
from vinculo.desk.money_talks.forms import OutcomeForm
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.money.models import MoneyTalk
from vinculo.money.talks import booking
from vinculo.money.talks import outcome as outcomes
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import moment
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.toasts import toast


class WhenForm(forms.Form):
    on = DayField(label=gettext_lazy("Another day"))
    at_time = HourField(label=gettext_lazy("At what time"))


class OffForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why it is called off"), max_length=200, required=False)


def talks_seen_by(person: Person) -> Any:
    return MoneyTalk.objects.visible_to(person).exclude(client__deleted_at__isnull=False)


def talk_of(request: HttpRequest, pk: int) -> MoneyTalk:
    related = ("quote", "invoice", "client", "contact", "person")
    return get_object_or_404(talks_seen_by(request.user).select_related(*related), pk=pk)


def about_of(talk: MoneyTalk) -> str:
    """The page of what it is about."""
    about = talk.quote or talk.invoice
    return about.get_absolute_url() if about else "/quotes/"


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """From here on they see the price; not after a talk that was missed."""
    talk = talk_of(request, pk)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            outcomes.hold(talk, **form.cleaned_data, by=request.user, at=timezone.now())
        except outcomes.NotAhead:
            toast(request, _("It has not begun yet, or somebody wrote down how it went."))
        else:
            undo = undo_address(request.user, "money_talks.held", ids=[talk.pk])
            toast(request, _said(talk), undo=undo)
            _changed(request, talk)
        return go_on(request, about_of(talk))
    return _ask(request, talk, form, _("How did the talk go?"), _("Note it"))


@undoing("money_talks.held")
def unhold(person: Person, ids: list[int], before: Any) -> None:
    for talk in talks_seen_by(person).select_related("quote").filter(pk__in=ids):
        if not outcomes.take_back(talk, by=person, at=timezone.now()):
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        if talk.client_id:
            client_changed(talk.client_id)


def undo_of(talk: MoneyTalk, person: Person) -> str:
    """The address that takes back a talk just booked."""
    return undo_address(person, "money_talks.booked", ids=[talk.pk])


@undoing("money_talks.booked")
def not_booked(person: Person, ids: list[int], before: Any) -> None:
    """Whoever was invited already hears that it does not take place."""
    for talk in talks_seen_by(person).select_related("quote").filter(pk__in=ids):
        if not unbook(talk, by=person, at=timezone.now()):
            raise CannotUndo(_("That has changed meanwhile. Look at it again."))
        if talk.client_id:
            client_changed(talk.client_id)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """With a meeting in the calendar, it is moved there; without one, here."""
    talk = talk_of(request, pk)
    if talk.meeting_id and talk.is_ahead:
        return redirect(f"/meetings/{talk.meeting_id}/change/")
    form = WhenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(said["on"], said["at_time"])).astimezone(UTC)
        if starts_at <= timezone.now():
            form.add_error("on", _("That hour is over."))
        elif booking.move(talk, starts_at=starts_at):
            toast(request, _("Moved. The paper leaves on %(when)s.") % {"when": moment(talk.mail_leaves_at)})
            _changed(request, talk)
            return go_on(request, about_of(talk))
        else:
            toast(request, _("It is no longer ahead."))
            return go_on(request, about_of(talk))
    return _ask(request, talk, form, _("Another time for the talk"), _("Move it"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    talk = talk_of(request, pk)
    form = OffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if call_off(talk, because=form.cleaned_data["because"], by=request.user, at=timezone.now()):
            toast(request, _("Called off. The paper stays here until there is another talk."))
            _changed(request, talk)
        return go_on(request, about_of(talk))
    return _ask(request, talk, form, _("Call the talk off"), _("Call it off"))


def _said(talk: MoneyTalk) -> str:
    if talk.outcome == MoneyTalk.Outcome.MISSED:
        return _("Noted. They do not see the price yet: book another talk.")
    return _("Noted. From now on they see the price and can say yes.")


def _ask(request: HttpRequest, talk: MoneyTalk, form: Any, heading: str, save: str) -> HttpResponse:
    context = {"form": form, "talk": talk, "heading": heading, "save": save, "back_url": about_of(talk)}
    return render(request, "quotes/talk.html", context)


def _changed(request: HttpRequest, talk: MoneyTalk) -> None:
    if talk.client_id:
        written(request, talk.client_id)
