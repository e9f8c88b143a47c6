"""The webhooks there are, and what went to one of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.hooks.forms import HookForm
from vinculo.people.permissions import may_administer, only
from vinculo.programs.hooks import verbs
from vinculo.programs.hooks.catalogue import BY_KIND
from vinculo.programs.models import Delivery, Hook
from vinculo.web.toasts import toast

A_PAGE = 50


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def list_page(request: HttpRequest) -> HttpResponse:
    form = HookForm(request.POST or None, initial={"events": list(BY_KIND)})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "address", "events")}
        hook, secret = verbs.put_in(**said, by=request.user, at=timezone.now())
        return shown_once(request, hook, secret)
    return render(request, "hooks/list.html", {"form": form, "hooks": Hook.objects.all(), "section": "settings"})


@only(may_administer)
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook.objects.select_related("by"), pk=pk)
    log = Delivery.objects.filter(hook=hook).newest_first().select_related("event")
    context = {
        "hook": hook,
        "page": Paginator(log, A_PAGE).get_page(request.GET.get("page")),
        "wanted": [BY_KIND[kind].words for kind in hook.events if kind in BY_KIND],
        "is_rotating": hook.is_rotating(timezone.now()),
        "section": "settings",
    }
    return render(request, "hooks/page.html", context)


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    hook = get_object_or_404(Hook, pk=pk)
    form = HookForm(request.POST or None, instance=hook)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "address", "events")}
        verbs.change(hook, **said, at=timezone.now())
        toast(request, _("Saved."))
        return redirect(hook)
    return render(request, "hooks/change.html", {"form": form, "hook": hook, "section": "settings"})


def shown_once(request: HttpRequest, hook: Hook, secret: str) -> HttpResponse:
    """The only page that ever holds it; no browser may keep it."""
    answer = render(request, "hooks/secret.html", {"hook": hook, "secret": secret, "section": "settings"})
    answer["Cache-Control"] = "private, no-store"
    return answer
