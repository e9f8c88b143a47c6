"""Our own organization."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.people.models import Organization
from vinculo.people.organization_form import OrganizationForm as CommonForm
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast

CAPS = ("talks_a_day", "contact_talks", "contact_days")


class OrganizationForm(CommonForm):
    class Meta(CommonForm.Meta):
        fields = (*CommonForm.Meta.fields, "question_clock", *CAPS)
        labels = {**CommonForm.Meta.labels, "question_clock": gettext_lazy("A client's question is due")}
        help_texts = {
            "question_clock": gettext_lazy("Plain: 24 hours later, whatever the day. Working: after 24 open hours."),
            "talks_a_day": gettext_lazy("The rest waits under “more” and is counted."),
            "contact_talks": gettext_lazy("After that, what is not urgent waits under “more”."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CAPS:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """A number that is left empty is the one it comes with."""
        said = super().clean()
        house = Organization()
        empty = [name for name in CAPS if name in said and said[name] is None]
        return {**said, **{name: getattr(house, name) for name in empty}}


@only(may_administer)
@require_http_methods(["GET", "POST"])
def organization(request: HttpRequest) -> HttpResponse:
    form = OrganizationForm(request.POST or None, instance=request.desk.organization)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("The organization is saved."))
        return redirect("settings:organization")
    return render(request, "settings/organization.html", {"form": form})
