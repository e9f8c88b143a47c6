"""Background work that did not go through: what, why, and once more."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.jobs.failures import failed_jobs, try_again
from vinculo.jobs.models import FailedJob
from vinculo.jobs.q_settings import MAX_ATTEMPTS
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast

MOST = 50
NAMES: dict[str, str | Promise] = {
    "vinculo.exchange.work.read": gettext_lazy("Reading a file"),
    "vinculo.exchange.work.write": gettext_lazy("Writing an import"),
    "vinculo.exchange.work.take_back": gettext_lazy("Taking an import back"),
    "vinculo.exchange.archive.asking.make": gettext_lazy("Making an archive"),
    "vinculo.logbook.searchable.index_logged": gettext_lazy("Making a conversation findable"),
    "vinculo.documents.looking_through.look_through": gettext_lazy("Looking through a file"),
    "vinculo.documents.signing.finishing.finish": gettext_lazy("Sealing a signed paper"),
    "vinculo.documents.signing.letters.tell": gettext_lazy("Asking for a signature"),
    "vinculo.documents.signing.letters.tell_sealed": gettext_lazy("Sending a sealed paper"),
    "vinculo.mail.fetch.fetch": gettext_lazy("Fetching mail"),
    "vinculo.mail.take.take_in": gettext_lazy("Taking letters in"),
    "vinculo.mail.whose.take_in_shared": gettext_lazy("Taking letters in"),
    "vinculo.practices.recheck.check_one": gettext_lazy("Reading what a client needs"),
    "vinculo.practices.recheck.check_some": gettext_lazy("Reading what clients need"),
    "vinculo.programs.hooks.sending.send": gettext_lazy("Telling another program"),
    "vinculo.people.letters.send_notice": gettext_lazy("Sending a letter"),
}


@dataclass(frozen=True, slots=True)
class Line:
    job: FailedJob
    name: str | Promise
    given_up: bool


@only(may_administer)
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    lines = [
        Line(job, NAMES.get(job.path, job.path), job.attempts >= MAX_ATTEMPTS)
        for job in failed_jobs().defer("trace")[:MOST]
    ]
    return render(request, "settings/jobs.html", {"lines": lines, "most": MOST})


@only(may_administer)
@require_POST
def try_job_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what was given up: the rest is tried again by itself."""
    failed = get_object_or_404(failed_jobs(given_up=True), pk=pk)
    try:
        again = try_again(failed)
    except ImportError:
        toast(request, _("This version no longer knows that work, so there is nothing to try."))
    else:
        if again:
            toast(request, _("It is being tried again. If it fails once more, it comes back here."))
    return redirect("settings:jobs")
