"""A change is asked for, from either side; and its words, while it is not decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinculo.agreements.asking import ask
from vinculo.desk.changes.forms import ChangeForm, EditChangeForm
from vinculo.desk.changes.found import change_of
from vinculo.desk.log.whom import asked_for
from vinculo.desk.obligations.writing import about_talk, talk_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_changes
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    talk = talk_of(request)
    initial = {**asked_for(request, "project"), "side": "theirs", **about_talk(talk)}
    form = ChangeForm(request.POST or None, initial=initial, person=request.user)
    if request.method == "POST" and form.is_valid() and form.work:
        said = form.cleaned_data
        change = ask(
            form.work, title=said["title"], by=request.user, at=timezone.now(), side=said["side"], text=said["text"],
            why=said["why"], contact=form.contact, audience=said["audience"],
            said_in=talk.uid if talk and talk.client_id == form.work.client_id else None,
        )  # fmt: skip
        index_changes([change])
        written(request, change.client_id)
        undo = undo_address(request.user, "changes.made", ids=[change.pk], back=form.work.get_absolute_url())
        toast(request, _("Noted as change %(number)d. Estimate it next.") % {"number": change.number}, undo=undo)
        return go_on(request, change.get_absolute_url())
    context = {"form": form, "heading": _("A change"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    change = change_of(request, pk)
    if not change.is_undecided:
        toast(request, _("It is decided; its words stay as they were."))
        return redirect(change)
    form = EditChangeForm(request.POST or None, instance=change)
    if request.method == "POST" and form.is_valid():
        change = form.save()
        index_changes([change])
        written(request, change.client_id)
        toast(request, _("Saved."))
        return go_on(request, change.get_absolute_url())
    context = {"form": form, "change": change, "heading": _("Edit it"), "back_url": change.get_absolute_url()}
    return render(request, "changes/form.html", context)
