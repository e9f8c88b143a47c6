"""The last word: friendly, about something in particular, and nothing else. Once said it stands in the log."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.conversations.models import Interaction
from vinculo.desk.closing import agenda
from vinculo.desk.closing.about import About, about_project
from vinculo.desk.closing.forms import SaidForm
from vinculo.desk.closing.page import base_of, show
from vinculo.desk.projects.found import seen_by
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import undo_address, undoing
from vinculo.desk.written import written
from vinculo.logbook.entry import Entry
from vinculo.logbook.log import log
from vinculo.logbook.log import undo as unlog
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.projects.models import Closing
from vinculo.web.toasts import toast


@require_POST
@team_only
def say(request: HttpRequest, pk: int) -> HttpResponse:
    about = about_project(request, pk)
    if about.closing.last_word_at:
        toast(request, _("It was said already."))
        return redirect(f"{base_of(about)}{agenda.NEXT}/")
    form = SaidForm(request.POST, about=about)
    if not form.is_valid():
        return show(request, about, agenda.NEXT, said=form)
    talk = _said(about, form.cleaned_data)
    written(request, about.project.client_id)
    undo = undo_address(request.user, "closing.said", ids=[talk.pk, about.closing.pk])
    toast(request, _("Said. It stands in the log."), undo=undo)
    return redirect(f"{base_of(about)}{agenda.NEXT}/")


@transaction.atomic
def _said(about: About, said: dict[str, Any]) -> Interaction:
    closing, now = about.begun(), timezone.now()
    closing.last_word_at, closing.last_word_channel = now, said["channel"]
    closing.save(update_fields=["last_word_at", "last_word_channel", "updated_at"])
    entry = Entry(
        client=about.project.client, project=about.project, at=now, channel=said["channel"], direction="out",
        summary=closing.last_word, contacts=(said["contact"],) if said["contact"] else (), audience=said["audience"],
    )  # fmt: skip
    return log(entry, by=about.person, organization=about.organization)


@undoing("closing.said")
def unsay(person: Person, ids: list[int], before: Any) -> None:
    talk = Interaction.objects.visible_to(person).filter(pk=ids[0], by=person).first()
    closing = Closing.objects.filter(pk=ids[1], project__in=seen_by(person)).first()
    if talk is None or closing is None:
        return
    unlog(talk, by=person)
    Closing.objects.filter(pk=closing.pk).update(last_word_at=None, last_word_channel="")
    client_changed(talk.client_id)
