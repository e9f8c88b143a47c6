"""Teams: people who share clients."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client
from vinculo.people.models import Person, Team
from vinculo.people.permissions import may_manage_people, only
from vinculo.web.many_field import ManyField
from vinculo.web.toasts import toast


class TeamForm(forms.ModelForm):
    members = ManyField(
        label=gettext_lazy("Members"),
        queryset=Person.objects.active().by_name(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Team
        fields = ("name",)
        labels = {"name": gettext_lazy("Name")}
        error_messages = {"name": {"unique": gettext_lazy("There is a team of that name already.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["members"] = self.instance.members.all()

    def save(self, commit: bool = True) -> Team:
        team = super().save(commit)
        away = Person.objects.filter(teams=team, is_active=False)  # closed accounts keep their teams
        team.members.set([*self.cleaned_data["members"], *away])
        return team


@only(may_manage_people)
@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.save()
        toast(request, _("The team %(name)s is in place.") % {"name": made.name})
        return redirect("settings:teams")
    return render(request, "settings/teams.html", {"form": form, "teams": _with_numbers()})


@only(may_manage_people)
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Team, pk=pk)
    form = TeamForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("The team %(name)s is saved.") % {"name": found.name})
        return redirect("settings:teams")
    return render(request, "settings/team.html", {"form": form, "team": found})


@only(may_manage_people)
@require_POST
def remove_team(request: HttpRequest, pk: int) -> HttpResponse:
    """A team with clients stays: without it only managers would still see them."""
    found = get_object_or_404(Team, pk=pk)
    if Client.objects.filter(team=found).exists():
        toast(request, _("%(name)s still has clients. Give them to another team first.") % {"name": found.name})
    else:
        found.delete()
        toast(request, _("The team %(name)s is gone.") % {"name": found.name})
    return redirect("settings:teams")


def _with_numbers() -> QuerySet[Team]:
    return Team.objects.annotate(people=Count("members", distinct=True)).order_by("name")
