"""Bad news: from the moment we know it until they do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.conversations.models import BadNews
from vinculo.desk.log.whom import asked_for
from vinculo.desk.log.writing import took_place_at
from vinculo.desk.news.clock import mark
from vinculo.desk.news.forms import EditNewsForm, NewsForm
from vinculo.desk.news.found import news_of
from vinculo.desk.undo import undo_address
from vinculo.desk.written import go_on, written
from vinculo.people.worktime import work_calendar
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NewsForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        said = form.cleaned_data
        news = BadNews.objects.create(
            client=form.client,
            project=form.work,
            contact=form.contact,
            what=said["what"],
            way_out=said["way_out"],
            is_ours=said["is_ours"],
            known_at=took_place_at(said.get("on"), said.get("at_time"), timezone.now()),
            by=request.user,
        )
        written(request, form.client.pk)
        undo = undo_address(request.user, "news.known", ids=[news.pk], back=form.client.get_absolute_url())
        toast(request, _("Noted. They should hear it from us today."), undo=undo)
        return go_on(request, news.get_absolute_url())
    context = {"form": form, "heading": _("Bad news"), "save": _("Note it")}
    return render(request, "log/about_form.html", context)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    news = news_of(request, pk)
    context = {
        "news": news,
        "mark": mark(news, timezone.now(), work_calendar(request.desk.organization)),
        "today": timezone.localdate(),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "news/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    news = news_of(request, pk)
    form = EditNewsForm(request.POST or None, instance=news)
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, news.client_id)
        toast(request, _("Saved."))
        return go_on(request, news.get_absolute_url())
    context = {"form": form, "news": news, "heading": _("Bad news"), "back_url": news.get_absolute_url()}
    return render(request, "news/form.html", {**context, "save": _("Save")})
