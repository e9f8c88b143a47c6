"""Templates of contracts: those of the house, in each language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.agreements import starting
from vinculo.agreements.models import ContractTemplate
from vinculo.desk.agreements.forms import TemplateForm
from vinculo.desk.team_only import team_only
from vinculo.web.toasts import toast


@require_safe
@team_only
def list_page(request: HttpRequest) -> HttpResponse:
    found = ContractTemplate.objects.select_related("by")
    return render(request, "agreements/templates.html", {"templates": found})


@require_POST
@team_only
def start(request: HttpRequest) -> HttpResponse:
    """Takes over the texts we begin with; what has their name already stays."""
    number = starting.take_over(by=request.user)
    words = ngettext("%(number)d template is there now.", "%(number)d templates are there now.", number)
    toast(request, words % {"number": number})
    return redirect("agreements:templates")


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def new(request: HttpRequest) -> HttpResponse:
    form = TemplateForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        form.instance.by = request.user
        made = form.save()
        return redirect(made.get_absolute_url())
    context = {"form": form, "heading": _("New template"), "back_url": "/agreements/templates/"}
    return render(request, "projects/form.html", context)


@require_safe
@team_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ContractTemplate, pk=pk)
    return render(
        request,
        "agreements/template.html",
        {"template": found, "clauses": [(one, one.title, one.text) for one in found.clauses.all()]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ContractTemplate, pk=pk)
    form = TemplateForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return redirect(found.get_absolute_url())
    context = {"form": form, "heading": found.name, "back_url": found.get_absolute_url()}
    return render(request, "projects/form.html", context)


@require_POST
@team_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ContractTemplate, pk=pk)
    found.delete()
    toast(request, _("%(name)s is gone. Agreements begun from it stay as they are.") % {"name": found.name})
    return redirect("agreements:templates")
