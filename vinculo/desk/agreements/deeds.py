"""What happens to an agreement: an amendment is begun, its term goes on, it ends, a draft is dropped."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.agreements import drafting, lasting
from vinculo.desk.agreements.forms import EndForm, RenewForm
from vinculo.desk.agreements.found import agreement_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_POST
@team_only
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    number = agreement.amendments.count() + 1
    name = _("Amendment %(number)d: %(agreement)s") % {"number": number, "agreement": agreement.name}
    try:
        language = agreement.language or agreement.client.language or request.user.language
        amendment = drafting.amend(agreement, name=name[:160], language=language, by=request.user)
    except ValueError:
        toast(request, _("Only what is signed is amended."))
        return redirect(agreement.get_absolute_url())
    toast(request, _("Write what changes. What is not named stays as it is."))
    return redirect(amendment.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    initial = {"on": agreement.until_on or timezone.localdate()}
    form = EndForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if lasting.end(agreement, on=said["on"], because=said["because"], by=request.user):
            written(request, agreement.client_id)
            undo = undo_address(request.user, "agreements.ended", ids=[agreement.pk], back=agreement.get_absolute_url())
            toast(request, _("Its last day is noted."), undo=undo)
        else:
            toast(request, _("It is not signed, or was ended before."))
        return go_on(request, agreement.get_absolute_url())
    context = {"form": form, "heading": _("It ends"), "back_url": agreement.get_absolute_url()}
    return render(request, "projects/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    form = RenewForm(request.POST or None, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        try:
            lasting.renew(agreement, until_on=form.cleaned_data["until_on"], by=request.user, at=timezone.now())
        except lasting.NotInForce:
            toast(request, _("It is not signed, has no last day, or was ended before."))
        else:
            written(request, agreement.client_id)
            toast(request, _("It goes on."))
        return go_on(request, agreement.get_absolute_url())
    context = {"form": form, "heading": _("It goes on"), "back_url": agreement.get_absolute_url()}
    return render(request, "projects/form.html", context)


@require_POST
@team_only
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    if drafting.drop(agreement, by=request.user, at=timezone.now()):
        written(request, agreement.client_id)
        undo = undo_address(request.user, "agreements.dropped", ids=[agreement.pk], back=agreement.get_absolute_url())
        toast(request, _("The draft is dropped."), undo=undo)
    else:
        toast(request, _("It is out to be signed, or signed: nobody writes in it any more."))
    return redirect("agreements:list")
