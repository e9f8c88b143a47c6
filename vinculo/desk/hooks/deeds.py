"""What is done with a webhook: tried out, paused, given a new secret, taken away; and delivered again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.hooks.pages import shown_once
from vinculo.people.permissions import may_administer, only
from vinculo.programs.hooks import verbs
from vinculo.programs.models import Delivery, Hook
from vinculo.programs.models.hooks import Why
from vinculo.web.toasts import toast


@only(may_administer)
@require_POST
def try_out(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    attempt = verbs.try_out(hook, at=timezone.now())
    if attempt.took_it:
        toast(request, _("%(name)s took the test.") % {"name": hook.name})
    else:
        why = str(Why(attempt.why).label) if attempt.why else str(attempt.status or attempt.said)
        toast(request, _("The test did not get through: %(why)s") % {"why": why})
    return redirect(hook)


@only(may_administer)
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    verbs.pause(hook, at=timezone.now())
    toast(request, _("%(name)s hears nothing until you switch it on again.") % {"name": hook.name})
    return redirect(hook)


@only(may_administer)
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    verbs.resume(hook, at=timezone.now())
    toast(request, _("%(name)s hears of things again.") % {"name": hook.name})
    return redirect(hook)


@only(may_administer)
@require_POST
def new_secret(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    return shown_once(request, hook, verbs.new_secret_for(hook, at=timezone.now()))


@only(may_administer)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    hook.delete()
    toast(request, _("%(name)s is taken away, and its address with it.") % {"name": hook.name})
    return redirect("webhooks:list")


@only(may_administer)
@require_POST
def again(request: HttpRequest, pk: int, delivery: int) -> HttpResponse:
    found = get_object_or_404(Delivery.objects.select_related("hook"), hook=pk, pk=delivery)
    if verbs.again(found, at=timezone.now()):
        toast(request, _("It goes out once more, under the same number."))
    else:
        toast(request, _("It is on its way already, or the webhook is paused."))
    return redirect(found.hook)
