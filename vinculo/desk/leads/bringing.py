"""A list of people from elsewhere, brought in as leads: looked at first, like every file that is brought."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.desk.team_only import team_only
from vinculo.exchange.leads.importing import AS
from vinculo.exchange.models import ImportRun, State
from vinculo.exchange.receiving import receive
from vinculo.exchange.refusals import Refused
from vinculo.exchange.work import start_reading
from vinculo.people.models import Person, Role
from vinculo.pipeline.models import LeadChannel


class BringForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The list"),
        help_text=gettext_lazy("CSV, Excel or vCard. You see who is in it before anything is written."),
    )
    channel = forms.ModelChoiceField(
        LeadChannel.objects.none(), label=gettext_lazy("Where they heard of us"), required=False,
        empty_label=gettext_lazy("We do not know"),
    )  # fmt: skip
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Who answers"), required=False, empty_label=gettext_lazy("Nobody yet")
    )
    answered = forms.BooleanField(label=gettext_lazy("They have had an answer already"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["channel"].queryset = LeadChannel.objects.filter(closed_at=None)
        fields["owner"].queryset = Person.objects.active().exclude(role=Role.GUEST).by_name()

    def choices(self) -> dict[str, Any]:
        said = self.cleaned_data
        who, where = said["owner"], said["channel"]
        return {
            "as": AS, "answered": said["answered"], "owner": who.pk if who else None,
            "channel": where.pk if where else None,
        }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def bring(request: HttpRequest) -> HttpResponse:
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = _received(form, request.user)
        if run is not None:
            return redirect("imports:columns" if run.state == State.MAPPING else "imports:run", run.pk)
    context = {"form": form, "heading": _("Bring leads"), "save": _("Read it"), "back_url": "/leads/"}
    return render(request, "leads/form.html", context)


def _received(form: BringForm, by: Person) -> ImportRun | None:
    """The import that begins, or None with the reason in the form."""
    file = form.cleaned_data["file"]
    try:
        run = receive(file.chunks(), file.name, by=by)
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return None
    if run.kind.holds != "contacts":
        run.forget_file()
        run.delete()
        form.add_error("file", _("That is no list of people."))
        return None
    run.choices = form.choices()
    run.save(update_fields=["choices"])
    if run.state == State.READING:
        start_reading(run)
    return run
