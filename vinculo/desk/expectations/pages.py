"""What each side expects of the other: asked for directly, dated, and asked again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.agreements.models import Expectation
from vinculo.desk.expectations.forms import AskedAgainForm, EditExpectationForm, ExpectationForm
from vinculo.desk.log.whom import asked_for
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


def expectation_of(request: HttpRequest, pk: int) -> Expectation:
    found = Expectation.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(found.select_related("client", "project", "said_by"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    side = request.GET.get("side", "")
    initial = {**asked_for(request, "project"), "side": side if side in Expectation.Side else "theirs", "state": "run"}
    form = ExpectationForm(request.POST or None, initial=initial, person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        said = form.cleaned_data
        expectation = Expectation.objects.create(
            client=form.client,
            project=form.work,
            side=said["side"],
            text=said["text"],
            is_quote=said["is_quote"],
            said_by=form.contact if said["side"] == "theirs" else None,
            asked_on=said["asked_on"] or (None if said["state"] == "open" else timezone.localdate()),
            source=said["source"],
            state=said["state"],
            by=request.user,
        )
        written(request, form.client.pk)
        toast(request, _("It is in the ledger."), undo=_undo(request, expectation, "expectations.made"))
        return go_on(request, form.client.get_absolute_url())
    context = {"form": form, "heading": _("What is expected"), "save": _("Add it")}
    return render(request, "log/about_form.html", context)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    expectation = expectation_of(request, pk)
    context = {"expectation": expectation, "form": AskedAgainForm(initial={"state": expectation.state})}
    return render(request, "expectations/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    expectation = expectation_of(request, pk)
    form = EditExpectationForm(request.POST or None, instance=expectation)
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, expectation.client_id)
        toast(request, _("Saved."))
        return go_on(request, expectation.get_absolute_url())
    context = {"form": form, "heading": _("What is expected"), "back_url": expectation.get_absolute_url()}
    return render(request, "expectations/edit.html", context)


@require_POST
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    expectation = expectation_of(request, pk)
    form = AskedAgainForm(request.POST)
    if not form.is_valid():
        return render(request, "expectations/page.html", {"expectation": expectation, "form": form})
    before = [expectation.asked_on.isoformat() if expectation.asked_on else None, expectation.state]
    expectation.asked_again(on=timezone.localdate(), state=form.cleaned_data["state"])
    written(request, expectation.client_id)
    toast(request, _("Asked today."), undo=_undo(request, expectation, "expectations.asked", before))
    return redirect(expectation)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    expectation = expectation_of(request, pk)
    expectation.withdraw(at=timezone.now())
    written(request, expectation.client_id)
    toast(request, _("Nobody expects it any more."), undo=_undo(request, expectation, "expectations.withdrawn"))
    return redirect(expectation.client)


def _undo(request: HttpRequest, expectation: Expectation, action: str, before: Any = None) -> str:
    return undo_address(request.user, action, ids=[expectation.pk], before=before)


def _theirs_to_see(person: Person, ids: list[int]) -> Any:
    return Expectation.objects.visible_to(person).filter(pk__in=ids)


@undoing("expectations.made")
def unmake(person: Person, ids: list[int], before: Any) -> None:
    for expectation in _theirs_to_see(person, ids).filter(by=person):
        expectation.delete()
        client_changed(expectation.client_id)


@undoing("expectations.asked")
def unask(person: Person, ids: list[int], before: Any) -> None:
    for expectation in _theirs_to_see(person, ids):
        expectation.asked_on, expectation.state = before
        expectation.save(update_fields=["asked_on", "state", "updated_at"])
        client_changed(expectation.client_id)


@undoing("expectations.withdrawn")
def restore(person: Person, ids: list[int], before: Any) -> None:
    for expectation in _theirs_to_see(person, ids):
        expectation.restore()
        client_changed(expectation.client_id)
