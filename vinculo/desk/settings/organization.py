"""Our own organization."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.people.organization_form import OrganizationForm as CommonForm
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast


class OrganizationForm(CommonForm):
    class Meta(CommonForm.Meta):
        fields = (*CommonForm.Meta.fields, "question_clock")
        labels = {**CommonForm.Meta.labels, "question_clock": gettext_lazy("A client's question is due")}
        help_texts = {
            "question_clock": gettext_lazy("Plain: 24 hours later, whatever the day. Working: after 24 open hours.")
        }


@only(may_administer)
@require_http_methods(["GET", "POST"])
def organization(request: HttpRequest) -> HttpResponse:
    form = OrganizationForm(request.POST or None, instance=request.desk.organization)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("The organization is saved."))
        return redirect("settings:organization")
    return render(request, "settings/organization.html", {"form": form})
