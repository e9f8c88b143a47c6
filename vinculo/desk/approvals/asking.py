"""Asking for a yes, and asking anew about what came after."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vinculo.desk.approvals.forms import IN_ORDER, AskForm
from vinculo.desk.approvals.found import approval_of
from vinculo.desk.approvals.subjects import Subject, subject_again, subject_asked
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.documents.approvals.answering import newer_version
from vinculo.documents.approvals.asking import CannotBeAsked, Wish, who_can_be_asked
from vinculo.documents.approvals.ending import NotOpen
from vinculo.documents.models import Approval
from vinculo.logbook import approved
from vinculo.logbook.approval_facts import DONE
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    return _page(request, subject_asked(request))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version of the same; the old approval is withdrawn if it still waits."""
    old = approval_of(request, pk)
    if old.outcome == Approval.Outcome.APPROVED:
        toast(request, _("They said yes already."))
        return redirect(old)
    return _page(request, subject_again(request, old, newer_version(old)), old=old)


def _page(request: HttpRequest, subject: Subject, *, old: Approval | None = None) -> HttpResponse:
    deciders = who_can_be_asked(subject.client, subject.project)
    form = AskForm(request.POST or None, about=subject.about, deciders=deciders, initial=_initial(subject, old))
    if request.method == "POST" and form.is_valid():
        try:
            approval = _ask(request, subject, form, old)
        except CannotBeAsked as why:
            form.add_error(None, str(why))
        except NotOpen:
            toast(request, _("They said yes in the meantime."))
            return redirect(old or subject.back)
        else:
            written(request, approval.client_id)
            number = len(form.asked())
            words = ngettext("%(number)d of them is asked.", "%(number)d of them are asked.", number)
            toast(request, words % {"number": number})
            return go_on(request, approval.get_absolute_url())
    context = {
        "form": form, "subject": subject, "deciders": deciders, "old": old, "heading": _("Ask for their yes"),
        "back_url": old.get_absolute_url() if old else subject.back,
    }  # fmt: skip
    return render(request, "approvals/ask.html", context)


def _ask(request: HttpRequest, subject: Subject, form: AskForm, old: Approval | None) -> Approval:
    said = form.cleaned_data
    wish = Wish(
        client=subject.client, project=subject.project, about=subject.about, title=said["title"],
        contacts=form.asked(), version=subject.version, milestone=subject.milestone, subject_id=subject.subject_id,
        shown=subject.shown(said.get("means", DONE)), note=said["note"], minutes=said["minutes"],
        in_order=said.get("order") == IN_ORDER, in_their_hours=said["in_their_hours"], due_on=said["due_on"],
        expires_at=form.expires_at(),
    )  # fmt: skip
    now, organization = timezone.now(), request.desk.organization
    if old is None:
        return approved.ask(wish, by=request.user, at=now, organization=organization)
    return approved.follow_up(old, wish, by=request.user, at=now, organization=organization)


def _initial(subject: Subject, old: Approval | None) -> dict[str, Any]:
    """As it was asked before; else the name of the thing."""
    if old is None:
        return {"title": subject.title}
    places = {f"place_{one.contact_id}": str(one.position + 1) for one in old.approvers.all()}
    return {"title": old.title, "minutes": old.minutes, "order": IN_ORDER if old.in_order else "at_once", **places}
