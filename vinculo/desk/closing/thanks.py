"""Thank somebody on the team by name, for something in particular."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.desk.projects.found import project_of, seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.feedback.models import Appreciation
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Milestone, Project
from vinculo.web.toasts import toast


class ThanksForm(forms.ModelForm):
    class Meta:
        model = Appreciation
        fields = ("person", "milestone", "what_for")
        labels = {"person": gettext_lazy("Whom"), "milestone": gettext_lazy("What was reached")}
        error_messages = {
            "person": {"required": gettext_lazy("Whom do you thank?")},
            "what_for": {"required": gettext_lazy("What for? Something in particular.")},
        }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person, milestone = self.fields["person"], self.fields["milestone"]
        assert isinstance(person, forms.ModelChoiceField)
        assert isinstance(milestone, forms.ModelChoiceField)
        person.queryset, person.empty_label = Person.objects.active().by_name(), str(_("Choose"))
        milestone.queryset = Milestone.objects.filter(project=project)
        milestone.empty_label = str(_("Nothing in particular"))


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def thanks(request: HttpRequest, pk: int, milestone_pk: int | None = None) -> HttpResponse:
    project = project_of(request, pk)
    milestone = get_object_or_404(Milestone, project=project, pk=milestone_pk) if milestone_pk is not None else None
    form = ThanksForm(request.POST or None, initial={"milestone": milestone}, project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project, form.instance.by, form.instance.at = project, request.user, timezone.now()
        given = form.save()
        written(request, project.client_id)
        undo = undo_address(request.user, "closing.thanked", ids=[given.pk])
        toast(request, _("Noted. Tell %(name)s, too.") % {"name": given.person.first_name}, undo=undo)
        return go_on(request, f"{project.get_absolute_url()}thanks/")
    past = (
        Appreciation.objects.filter(project=project)
        .select_related("person", "milestone", "by", "contact")
        .order_by("-at")
    )
    context = {"form": form, "project": project, "past": past[:50], "heading": _("Thank somebody")}
    return render(request, "closing/thanks.html", context)


@undoing("closing.thanked")
def unthank(person: Person, ids: list[int], before: Any) -> None:
    for given in Appreciation.objects.filter(pk__in=ids, by=person, project__in=seen_by(person)):
        given.delete()
        client_changed(given.project.client_id)
