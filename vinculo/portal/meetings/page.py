"""The next meetings: come or not, put them into one's own calendar."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.exchange.calendars.answer import answered
from vinculo.exchange.calendars.feeds import read_theirs
from vinculo.meetings import ical
from vinculo.meetings.models import Answer, Feed
from vinculo.meetings.theirs import answer as say
from vinculo.notifications import meeting_news
from vinculo.people.letters import portal_address
from vinculo.portal.middleware import open_to_strangers
from vinculo.portal.requests.acting import them
from vinculo.portal.shared.meetings import asked, calendar_of, meetings
from vinculo.portal.visitor import PortalRequest
from vinculo.practices.recheck import client_changed
from vinculo.web.toasts import toast

SAID = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[(one.value, one.label) for one in SAID])
    remark = forms.CharField(required=False, max_length=300)


@require_safe
def page(request: PortalRequest) -> HttpResponse:
    return render(request, "portal/meetings/page.html", _shown(request))


@require_POST
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    guest, form = next(asked(request.visitor, pk), None), AnswerForm(request.POST)
    if guest is None or not form.is_valid():
        raise Http404
    said = form.cleaned_data
    if say(them(request), guest, said["answer"], remark=said["remark"]):
        meeting_news.answered(guest, by=None, at=timezone.now())
        client_changed(request.visitor.client_id)
        words = {Answer.ACCEPTED: _("Good, see you then."), Answer.DECLINED: _("Thank you. We look for another time.")}
        toast(request, words.get(said["answer"], _("Noted. Say yes or no when you know.")))
    return redirect("portal:meetings")


@require_safe
def file(request: PortalRequest, pk: int) -> HttpResponse:
    guest = next(asked(request.visitor, pk), None)
    if guest is None:
        raise Http404
    url = portal_address(reverse("portal:meetings"))
    meeting = guest.meeting
    text = "\n\n".join(filter(None, (meeting.link, meeting.note)))
    answer = HttpResponse(
        ical.file_of([ical.event_of(meeting, at=timezone.now(), text=text, url=url)]),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="meeting-{pk}.ics"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def renew(request: PortalRequest) -> HttpResponse:
    """A new address, shown this once. The one before opens nothing any more."""
    visitor = request.visitor
    _feed, secret = Feed.issue(at=timezone.now(), contact_id=visitor.contact_id, client_id=visitor.client_id)
    address = portal_address(reverse("portal:feed", args=[secret]))
    return render(request, "portal/meetings/page.html", {**_shown(request), "address": address})


@require_POST
def revoke(request: PortalRequest) -> HttpResponse:
    mine = Feed.objects.filter(contact=request.visitor.contact_id, client=request.visitor.client_id)
    for feed in mine.open():
        feed.revoke(at=timezone.now())
        toast(request, _("The address opens nothing any more."))
    return redirect("portal:meetings")


@open_to_strangers
@require_safe
def feed(request: PortalRequest, secret: str) -> HttpResponse:
    """For their calendar program: whoever knows the address reads it."""
    return answered(request, read_theirs(secret, at=timezone.now()))


def _shown(request: PortalRequest) -> dict[str, Any]:
    visitor = request.visitor
    return {"meetings": meetings(visitor, now=timezone.now()), "calendar": calendar_of(visitor)}
