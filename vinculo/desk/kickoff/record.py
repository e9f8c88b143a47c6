"""The last step: what both sides take with them. Read it, send it, note that they confirmed it."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from vinculo.clients.models import Contact
from vinculo.desk.kickoff import agenda
from vinculo.desk.kickoff.about import About, about_project
from vinculo.desk.kickoff.forms import ConfirmForm, SendForm
from vinculo.desk.kickoff.page import frame, minutes_now
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.written import written
from vinculo.logbook import kickoffs
from vinculo.projects.models import KickoffStep, Minutes
from vinculo.web.toasts import toast


@require_safe
@team_only
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, about_project(request, pk))


@require_POST
@team_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    form = SendForm(request.POST, readers=_readers(about))
    if not form.is_valid():
        return _show(request, about, send_form=form)
    chosen = form.cleaned_data["to"]
    kickoffs.send_minutes(
        about.begun(), chosen, by=request.user, at=timezone.now(), organization=about.organization
    )  # fmt: skip
    written(request, about.project.client_id)
    toast(
        request,
        ngettext("On its way to %(name)s.", "On its way to %(name)s and %(others)d more.", len(chosen))
        % {"name": chosen[0].name, "others": len(chosen) - 1},
    )
    return redirect("kickoff:minutes", pk)


@require_POST
@team_only
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _show(request, about, confirm_form=form)
    at, on = timezone.now(), form.cleaned_data["on"]
    if on:
        at = min(timezone.make_aware(datetime.combine(on, time(12))), at)
    if kickoffs.confirm(about.kickoff, channel=form.cleaned_data["channel"], at=at, by=request.user):
        written(request, about.project.client_id)
        toast(request, _("Confirmed. From now on this is what both count on."))
    else:
        toast(request, _("There is nothing that waits for them to confirm."))
    return redirect("kickoff:minutes", pk)


@require_safe
def as_sent(request: HttpRequest, pk: int, minutes_pk: int) -> HttpResponse:
    """One copy as its reader has it: for whoever sees the project, since the client sees it too."""
    found = Minutes.objects.filter(kickoff__project__in=seen_by(request.user), kickoff__project_id=pk)
    sent = get_object_or_404(
        found.filter(sent_at__isnull=False).select_related("kickoff__project__client", "sent_to"), pk=minutes_pk
    )
    context = {"minutes": sent, "project": sent.kickoff.project, "body": sent.body, "language": sent.language}
    return render(request, "kickoff/as_sent.html", context)


@dataclass(frozen=True, slots=True)
class Gap:
    title: Any
    address: str
    missing: list[str]


def _show(
    request: HttpRequest, about: About, *, send_form: SendForm | None = None, confirm_form: ConfirmForm | None = None
) -> HttpResponse:
    body, readers = minutes_now(about), _readers(about)
    waiting = [copy for copy in about.sent if copy.sent_at == about.sent[0].sent_at and not copy.confirmed_at]
    context = {
        **frame(about, agenda.MINUTES, body),
        "send_form": send_form or SendForm(readers=readers, initial={"to": _proposed(about, readers)}),
        "confirm_form": confirm_form or ConfirmForm(),
        "readers": readers,
        "waiting": waiting,
        "gaps": _gaps(about, body),
        "is_new": not about.sent or bool(body.get("changed") or body.get("gone")),
    }
    return render(request, "kickoff/minutes.html", context)


def _readers(about: About) -> list[Contact]:
    """Whoever can receive a letter."""
    return [contact for contact in about.contacts if contact.email]


def _proposed(about: About, readers: list[Contact]) -> list[int]:
    """Those who read it last; before that, whoever decides, or the first."""
    able = {contact.pk for contact in readers}
    last = [copy.sent_to_id for copy in about.sent if copy.sent_at == about.sent[0].sent_at and copy.sent_to_id in able]
    if last:
        return [pk for pk in last if pk]
    deciders = about.project.contacts.filter(role="decider").values_list("contact_id", flat=True)
    return [pk for pk in deciders if pk in able] or [contact.pk for contact in readers[:1]]


def _gaps(about: About, body: Any) -> list[Gap]:
    """The steps that neither were gone through nor left out, with what they lack."""
    return [
        Gap(topic.title, f"/projects/{about.project.pk}/kickoff/{topic.key}/", agenda.missing(about, topic.key, body))
        for topic in agenda.TOPICS
        if topic.key in KickoffStep.Step and not agenda.is_settled(about, topic.key)
    ]
