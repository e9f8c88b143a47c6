"""Browsers that ring: the script that hears of it, and the way in and out."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo import jobs
from vinculo.desk.notifications.labels import label_of
from vinculo.notifications import push
from vinculo.notifications.models import PushDevice
from vinculo.web.toasts import toast

LARGEST = 4000


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It keeps no page and looks at no request: it only rings, and opens what it rang about."""
    answer = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@cache
def _worker() -> str:
    return render_to_string("notices/worker.js", {"icon": static("vinculo/mark.svg")})


@require_POST
def key(request: HttpRequest) -> HttpResponse:
    """The key that a browser subscribes with; it is made when the first one asks."""
    return JsonResponse({"key": push.public_key()})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    if len(request.body) > LARGEST:
        return HttpResponse(status=413)
    try:
        subscription = json.loads(request.body)
        push.remember(request.user, subscription, label=label_of(request.headers.get("User-Agent", "")))
    except (push.NotADevice, ValueError, RecursionError):
        return HttpResponse(status=400)
    toast(request, _("From now on it rings in this browser."))
    return HttpResponse(status=204)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(PushDevice, person=request.user, pk=pk).delete()
    toast(request, _("It rings there no more."))
    return redirect("notices:wishes")


@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    """Ring now, at all of one's own."""
    if not request.user.push_devices.exists():
        toast(request, _("No browser of yours rings yet."))
    else:
        jobs.coalesce("vinculo.desk.notifications.browsers.ring_once", str(request.user.pk), request.user.pk)
        toast(request, _("It is on its way: it should ring within a few seconds."))
    return redirect("notices:wishes")


def ring_once(person_id: int) -> None:
    """The job."""
    from django.utils import translation

    from vinculo.people.models import Person

    person = Person.objects.active().filter(pk=person_id).first()
    if person:
        with translation.override(person.language):
            at = timezone.now().isoformat(timespec="seconds")
            push.ring(person, [push.Ring(_("It rings here"), _("You tried it out."), "/notices/", f"try:{at}")])
