"""One red flag: what we see, who watches it, and every look at it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.desk.flags.forms import FlagForm
from vinculo.desk.flags.found import flag_of
from vinculo.desk.flags.standing import mark
from vinculo.desk.told import now_yours
from vinculo.desk.written import go_on, written
from vinculo.logbook.searchable import index_flags
from vinculo.web.toasts import toast


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    flag = flag_of(request, pk)
    context = {
        "flag": flag,
        "mark": mark(flag, timezone.localdate()),
        "reviews": list(flag.reviews.select_related("by").order_by("-at", "-pk")),
    }
    return render(request, "flags/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    flag = flag_of(request, pk)
    form = FlagForm(request.POST or None, instance=flag, project=flag.project)
    if request.method == "POST" and form.is_valid():
        form.save()
        index_flags([flag])
        written(request, flag.project.client_id)
        if "owner" in form.changed_data:
            now_yours(request, f"flag:{pk}", flag.owner, what=flag.what, client_id=flag.project.client_id)
        toast(request, _("Saved."))
        return go_on(request, flag.get_absolute_url())
    context = {"form": form, "heading": _("Red flag"), "project": flag.project, "back_url": flag.get_absolute_url()}
    return render(request, "flags/form.html", context)
