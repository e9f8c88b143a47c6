"""A season set by hand, with its reason, until somebody takes it back."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.clients.models import Client
from vinculo.desk.clients.forms import SeasonForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.people.models import Person
from vinculo.practices.models import SeasonChoice, Standing
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def season(request: HttpRequest, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    choice = SeasonChoice.objects.filter(client=client, ended_at=None).first()
    standing = Standing.objects.filter(client=client).first()
    form = SeasonForm(request.POST or None, initial={"season": standing.season if standing else ""})
    if request.method == "POST" and form.is_valid():
        choose(client, form.cleaned_data["season"], form.cleaned_data["reason"], by=request.user)
        toast(request, _("Set by hand. It stays until you take it back."))
        return redirect(client)
    return render(request, "clients/season.html", {"client": client, "form": form, "choice": choice})


@require_POST
@team_only
def let_season_be(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the record say the season again."""
    client = client_of(request, pk)
    SeasonChoice.objects.filter(client=client, ended_at=None).update(ended_at=timezone.now())
    client_changed(client.pk)
    toast(request, _("The record says the season again."))
    return redirect(client)


@transaction.atomic
def choose(client: Client, season: str, reason: str, *, by: Person) -> SeasonChoice:
    at = timezone.now()
    SeasonChoice.objects.filter(client=client, ended_at=None).update(ended_at=at)
    choice = SeasonChoice.objects.create(client=client, season=season, reason=reason, by=by, at=at)
    client_changed(client.pk)
    return choice
