"""The meeting itself: when and how it is planned, and that it was held."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.models import Interaction
from vinculo.desk.kickoff.about import About, about_project
from vinculo.desk.kickoff.forms import HeldForm, WhenForm
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook import kickoffs
from vinculo.logbook.log import undo
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Kickoff
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def when(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    form = WhenForm(request.POST or None, initial=_planned(about.kickoff))
    if request.method == "POST" and form.is_valid():
        kickoff = about.begun()
        kickoff.planned_at, kickoff.channel = form.moment, form.cleaned_data["channel"]
        kickoff.save(update_fields=["planned_at", "channel", "updated_at"])
        written(request, about.project.client_id)
        return go_on(request, _start(about))
    context = {"form": form, "heading": _("When and how"), "back_url": _start(about)}
    return render(request, "kickoff/when.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def held(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    form = HeldForm(request.POST or None, initial=_took_place(about), about=about)
    if request.method == "POST" and form.is_valid():
        kickoff, said = about.begun(), form.cleaned_data
        before = kickoff.held_at.isoformat() if kickoff.held_at else None
        interaction = kickoffs.hold(
            kickoff,
            at=min(form.moment or timezone.now(), timezone.now()),
            channel=said["channel"],
            contacts=said["contacts"],
            people=said["people"],
            by=request.user,
            organization=about.organization,
        )
        written(request, about.project.client_id)
        taken_back = undo_address(request.user, "kickoff.held", ids=[interaction.pk, kickoff.pk], before=before)
        toast(request, _("Held. It stands in the log with everybody who took part."), undo=taken_back)
        return go_on(request, f"{_start(about)}minutes/")
    context = {"form": form, "heading": _("The kickoff was held"), "back_url": f"{_start(about)}minutes/"}
    return render(request, "kickoff/when.html", context)


@undoing("kickoff.held")
def unhold(person: Person, ids: list[int], before: Any) -> None:
    talk = Interaction.objects.visible_to(person).filter(pk=ids[0], by=person).first()
    kickoff = Kickoff.objects.filter(pk=ids[1], project__in=seen_by(person)).first()
    if talk is None or kickoff is None:
        return
    undo(talk, by=person)
    Kickoff.objects.filter(pk=kickoff.pk).update(held_at=before)
    client_changed(talk.client_id)


def _start(about: About) -> str:
    return f"/projects/{about.project.pk}/kickoff/"


def _planned(kickoff: Kickoff) -> dict[str, Any]:
    at = timezone.localtime(kickoff.planned_at) if kickoff.planned_at else None
    return {"on": at.date() if at else None, "at_time": at.time() if at else None, "channel": kickoff.channel}


def _took_place(about: About) -> dict[str, Any]:
    """As it was planned if that is not ahead; whoever has a part took part."""
    initial = _planned(about.kickoff)
    if not initial["on"] or initial["on"] > about.today:
        initial |= {"on": about.today, "at_time": None}
    theirs = list(about.project.contacts.values_list("contact_id", flat=True))
    ours = [member.person_id for member in about.members] or [about.person.pk]
    return {**initial, "contacts": theirs or [contact.pk for contact in about.contacts[:1]], "people": ours}
