"""A reference: asked for, read, asked for again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.desk.log.whom import asked_for
from vinculo.desk.references.forms import AskForm
from vinculo.desk.references.found import reference_of
from vinculo.desk.references.mark import mark
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.feedback import consent
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        reference = consent.ask(form.request(), by=request.user, at=timezone.now())
        written(request, form.client.pk)
        in_portal = reference.is_asked_in_portal
        toast(request, _("They find it in the portal now.") if in_portal else _("Noted. Write here what they say."))
        return go_on(request, reference.get_absolute_url())
    context = {"form": form, "heading": _("Ask somebody to speak for us"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    reference, today = reference_of(request, pk), timezone.localdate()
    context = {
        "reference": reference,
        "mark": mark(reference, today),
        "standing": reference.standing(today).value,
        "is_offered": reference.may_be_used(today),
    }
    return render(request, "references/page.html", context)


@require_POST
@team_only
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """What they allowed holds as long as it did; they are asked anew."""
    asked = consent.ask_again(reference_of(request, pk), by=request.user, at=timezone.now())
    written(request, asked.client_id)
    toast(request, _("Asked again."))
    return redirect(asked.get_absolute_url())
