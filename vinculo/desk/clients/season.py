"""Season and weather set by hand, with a reason, until a day or until somebody takes it back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.clients.forms import ByHandForm, SeasonForm, WeatherForm
from vinculo.desk.clients.found import client_of
from vinculo.desk.team_only import team_only
from vinculo.practices import by_hand
from vinculo.practices.models import SeasonChoice, Standing, WeatherChoice
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def season(request: HttpRequest, pk: int) -> HttpResponse:
    return _by_hand(request, pk, "season", SeasonForm, SeasonChoice, by_hand.set_season)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def weather(request: HttpRequest, pk: int) -> HttpResponse:
    return _by_hand(request, pk, "weather", WeatherForm, WeatherChoice, by_hand.set_weather)


def _by_hand(
    request: Any, pk: int, kind: str, form_class: type[ByHandForm], choices: Any, save: Callable[..., Any]
) -> HttpResponse:
    client, today = client_of(request, pk), timezone.localdate()
    choice = choices.objects.holding(today).filter(client=client).last()
    standing = Standing.objects.filter(client=client).first()
    form = form_class(request.POST or None, today=today, initial={kind: getattr(standing, kind, "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        options = {"reason": said["reason"], "until_on": said["until_on"]}
        save(client, said[kind], **options, by=request.user, at=timezone.now())
        toast(request, _("Set by hand. The reason stands beside it."))
        return redirect(client)
    return render(request, f"clients/{kind}.html", {"client": client, "form": form, "choice": choice})


@require_POST
@team_only
def let_season_be(request: Any, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    by_hand.let_season_be(client, by=request.user, at=timezone.now())
    toast(request, _("The record says the season again."))
    return redirect(client)


@require_POST
@team_only
def let_weather_be(request: Any, pk: int) -> HttpResponse:
    client = client_of(request, pk)
    by_hand.let_weather_be(client, by=request.user, at=timezone.now())
    toast(request, _("The record says the weather again."))
    return redirect(client)
