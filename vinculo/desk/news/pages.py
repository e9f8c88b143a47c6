"""Bad news: from the moment we know it until they do."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.conversations.models import BadNews
from vinculo.desk.log.whom import AboutForm, asked_for
from vinculo.desk.promises.forms import WayOutForm
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.logbook import telling
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast


class NewsForm(AboutForm):
    what = forms.CharField(
        label=_("What is the matter"),
        max_length=300,
        help_text=_("It costs more, takes longer, or is less good than they expect."),
        error_messages={"required": _("What is the matter?")},
    )
    way_out = forms.CharField(
        label=_("The way out, as far as you see it"),
        widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""}),
        required=False,
        max_length=5000,
    )


def news_of(request: HttpRequest, pk: int) -> BadNews:
    found = BadNews.objects.visible_to(request.user).filter(client__deleted_at=None)
    return get_object_or_404(found.select_related("client", "project", "contact", "told_by", "by"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NewsForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        news = BadNews.objects.create(
            client=form.client,
            project=form.work,
            contact=form.contact,
            what=form.cleaned_data["what"],
            way_out=form.cleaned_data["way_out"],
            known_at=timezone.now(),
            by=request.user,
        )
        written(request, form.client.pk)
        undo = undo_address(request.user, "news.known", ids=[news.pk], back=form.client.get_absolute_url())
        toast(request, gettext("Noted. They should hear it from us today."), undo=undo)
        return go_on(request, news.get_absolute_url())
    context = {"form": form, "heading": gettext("Bad news"), "save": gettext("Note it")}
    return render(request, "log/about_form.html", context)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "news/page.html", {"news": news_of(request, pk), "query": _query(request)})


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    news = news_of(request, pk)
    if news.told_at:
        toast(request, gettext("They know already."))
        return redirect(news)
    form = WayOutForm(request.POST or None, initial={"way_out": news.way_out, "channel": "phone"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        telling.tell(news, way_out=said["way_out"], channel=said["channel"], by=request.user, at=timezone.now())
        written(request, news.client_id)
        toast(request, gettext("Noted: they heard it from us, with a way out."))
        return go_on(request, news.get_absolute_url())
    context = {"news": news, "form": form, "heading": gettext("Tell them, with a way out")}
    return render(request, "news/tell.html", {**context, "back_url": news.get_absolute_url()})


@undoing("news.known")
def unknow(person: Person, ids: list[int], before: Any) -> None:
    for news in BadNews.objects.visible_to(person).filter(pk__in=ids, by=person, told_at=None):
        news.delete()
        client_changed(news.client_id)


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
