"""Tell them, own it, or see it turn out well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.log.writing import took_place_at
from vinculo.desk.news.forms import OwnForm, TellForm
from vinculo.desk.news.found import news_of
from vinculo.desk.news.undoing import as_it_is
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.logbook import telling
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    news = news_of(request, pk)
    if news.told_at:
        toast(request, _("They know already."))
        return redirect(news)
    form = TellForm(request.POST or None, initial={"way_out": news.way_out, "channel": "phone"}, news=news)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        at = took_place_at(said["on"], said["at_time"], timezone.now())
        before = as_it_is(news)
        talk = telling.tell(
            news,
            way_out=said["way_out"],
            channel=said["channel"],
            owned=bool(said.get("owned")),
            by=request.user,
            at=max(at, min(news.known_at, timezone.now())),
        )
        written(request, news.client_id)
        undo = undo_address(request.user, "news.told", ids=[news.pk, talk.pk], before=before)
        toast(request, _("Noted: they heard it from us, with a way out."), undo=undo)
        return go_on(request, news.get_absolute_url())
    context = {"news": news, "form": form, "heading": _("Tell them, with a way out"), "save": _("They know now")}
    return render(request, "news/form.html", {**context, "back_url": news.get_absolute_url()})


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """It was ours, and they hear that from us too."""
    news = news_of(request, pk)
    if news.owned_at:
        toast(request, _("They know already."))
        return redirect(news)
    form = OwnForm(request.POST or None, initial={"channel": "phone"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        before = as_it_is(news)
        talk = telling.own(news, text=said["said"], channel=said["channel"], by=request.user, at=timezone.now())
        written(request, news.client_id)
        undo = undo_address(request.user, "news.told", ids=[news.pk, talk.pk], before=before)
        toast(request, _("Noted: we stand by it."), undo=undo)
        return go_on(request, news.get_absolute_url())
    context = {"news": news, "form": form, "heading": _("It was our mistake"), "save": _("They know it was ours")}
    return render(request, "news/form.html", {**context, "back_url": news.get_absolute_url()})


@require_POST
def over(request: HttpRequest, pk: int) -> HttpResponse:
    """It turned out well before anybody had to hear it."""
    news = news_of(request, pk)
    if news.end(at=timezone.now()):
        written(request, news.client_id)
        undo = undo_address(request.user, "news.over", ids=[news.pk])
        toast(request, _("Good: it is no longer true."), undo=undo)
    else:
        toast(request, _("They know already."))
    return redirect(news)
