"""Tell them when they hear from us next. The newest word counts."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vinculo.conversations.models import NextWord
from vinculo.desk.log.forms import CHANNELS
from vinculo.desk.log.whom import AboutForm, asked_for
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import go_on, written
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.web.dates import day_long
from vinculo.web.day_field import DayField
from vinculo.web.hour_field import HourField
from vinculo.web.toasts import toast


class NextWordForm(AboutForm):
    on = DayField(label=_("They hear from us on"))
    at_time = HourField(label=_("At what time"), required=False)
    channel = forms.ChoiceField(label=_("How"), choices=[("", "—"), *CHANNELS], required=False)
    about = forms.CharField(label=_("What about"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("on") and said["on"] < timezone.localdate():
            self.add_error("on", gettext("That day has passed. When do they hear from us next?"))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NextWordForm(request.POST or None, initial=asked_for(request, "project"), person=request.user)
    if request.method == "POST" and form.is_valid() and form.client:
        said = form.cleaned_data
        word = NextWord.objects.create(
            client=form.client,
            project=form.work,
            on=said["on"],
            at_time=said["at_time"],
            channel=said["channel"],
            about=said["about"],
            told_at=timezone.now(),
            by=request.user,
        )
        written(request, form.client.pk)
        undo = undo_address(request.user, "words.told", ids=[word.pk], back=form.client.get_absolute_url())
        toast(request, gettext("They expect a word on %(day)s.") % {"day": day_long(word.on)}, undo=undo)
        return go_on(request, form.client.get_absolute_url())
    context = {"form": form, "heading": gettext("The next word"), "save": gettext("They know")}
    return render(request, "log/about_form.html", context)


@undoing("words.told")
def untell(person: Person, ids: list[int], before: Any) -> None:
    for word in NextWord.objects.visible_to(person).filter(pk__in=ids, by=person):
        word.delete()
        client_changed(word.client_id)
