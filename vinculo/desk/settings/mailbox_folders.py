"""Folders of a mailbox that are read besides what comes in and what was sent: chosen by whoever looks after it."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vinculo.desk.settings.mailboxes import mailbox_of
from vinculo.mail import folders
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.trouble import Trouble
from vinculo.people.permissions import may_see_people, only
from vinculo.web.toasts import toast


@only(may_see_people)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the server now which folders there are: their names are shown and not kept."""
    return _offered(request, mailbox_of(request, pk))


@only(may_see_people)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    found = mailbox_of(request, pk)
    names = request.POST.getlist("folder")
    if wrong := _what_is_wrong(names):
        return _offered(request, found, wrong, names)
    chosen = folders.choose(found, names, at=timezone.now())
    toast(request, _in_words(len(chosen)))
    return redirect("settings:mailbox", found.pk)


def _what_is_wrong(names: Collection[str]) -> str:
    if len(set(names)) > folders.MOST:
        most = folders.MOST
        return ngettext(
            "At most %(n)d folder can be read besides. Take some of the ticks away.",
            "At most %(n)d folders can be read besides. Take some of the ticks away.",
            most,
        ) % {"n": most}
    if any(not name or not name.isprintable() or len(name) > folders.LONGEST_NAME for name in names):
        return _("There is no folder of that name. Choose among those that are shown.")
    return ""


def _in_words(count: int) -> str:
    if not count:
        return _("Only what comes in and what was sent is read now.")
    said = ngettext("%(n)d more folder is read from now on.", "%(n)d more folders are read from now on.", count)
    return said % {"n": count}


def _offered(request: HttpRequest, mailbox: Mailbox, wrong: str = "", names: Collection[str] = ()) -> HttpResponse:
    if not mailbox.fetches:
        toast(request, _("Nothing is fetched from this mailbox: enter its server first."))
        return redirect("settings:mailbox", mailbox.pk)
    context = {"mailbox": mailbox, "wrong": wrong, "names": set(names)}
    try:
        context["offers"] = folders.ask(mailbox)
    except Trouble as why:
        context["trouble"] = why.sentence
    return render(request, "settings/mailboxes/folders.html", context)
