"""Mailboxes: one's own, and for administrators those of the organization."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo import jobs
from vinculo.desk.settings.mailbox_form import MailboxForm
from vinculo.mail import folders
from vinculo.mailboxes.models import Mailbox
from vinculo.mailboxes.trouble import sentence
from vinculo.mailboxes.trying import Trial, try_out
from vinculo.people.permissions import may_administer, may_see_people, only
from vinculo.web.toasts import toast

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@only(may_see_people)
@require_safe
def mailboxes(request: HttpRequest) -> HttpResponse:
    rows = list(Mailbox.objects.managed_by(request.user).prefetch_related(folders.THOSE_CHOSEN))
    context = {
        "mine": [_row(one) for one in rows if one.owner_id == request.user.pk],
        "house": [_row(one) for one in rows if one.owner_id is None],
    }
    return render(request, "settings/mailboxes/list.html", context)


@only(may_see_people)
@ASKED
def new(request: HttpRequest) -> HttpResponse:
    """One's own."""
    return _new(request, Mailbox(owner=request.user), request.user.email)


@only(may_administer)
@ASKED
def new_of_the_house(request: HttpRequest) -> HttpResponse:
    return _new(request, Mailbox())


@only(may_see_people)
@ASKED
def mailbox(request: HttpRequest, pk: int) -> HttpResponse:
    found = mailbox_of(request, pk)
    form = MailboxForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, _("Saved."))
        return redirect("settings:mailbox", found.pk)
    return _shown(request, found, form)


@only(may_see_people)
@require_POST
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the servers now, and shows what they say."""
    found = mailbox_of(request, pk)
    trial = try_out(found)
    if trial.is_good:
        Mailbox.objects.filter(pk=found.pk).update(failing_since=None, failures=0, trouble="", next_check_at=None)
        found.refresh_from_db()
    return _shown(request, found, MailboxForm(instance=found), trial)


@only(may_see_people)
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    found = mailbox_of(request, pk)
    found.pause(by=request.user, at=timezone.now())
    toast(request, _("%(address)s is paused: nothing is fetched or sent.") % {"address": found.address})
    return redirect("settings:mailbox", found.pk)


@only(may_see_people)
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    found = mailbox_of(request, pk)
    found.go_on()
    toast(request, _("%(address)s is looked into again.") % {"address": found.address})
    return redirect("settings:mailbox", found.pk)


@only(may_see_people)
@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """What it brings about clients goes into the record, also what it brought before."""
    found = _own(request, pk)
    found.share(at=timezone.now())
    jobs.enqueue("vinculo.mail.whose.take_in_shared", found.pk)
    toast(request, _("What comes in from clients is in the record now, for everybody who sees the client."))
    return redirect("settings:mailbox", found.pk)


@only(may_see_people)
@require_POST
def keep_private(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    found.keep_private()
    toast(request, _("What comes in from now on is for your eyes only. What is in the record stays there."))
    return redirect("settings:mailbox", found.pk)


@only(may_see_people)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = mailbox_of(request, pk)
    found.remove(at=timezone.now())
    toast(request, _("%(address)s is gone, and its password with it.") % {"address": found.address})
    return redirect("settings:mailboxes")


def _new(request: HttpRequest, mailbox: Mailbox, address: str = "") -> HttpResponse:
    mailbox.created_by, mailbox.since_on = request.user, timezone.localdate()
    form = MailboxForm(request.POST or None, instance=mailbox, initial={"address": address})
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        toast(request, _("Saved. Test the connection to see whether it works."))
        return redirect("settings:mailbox", saved.pk)
    return render(request, "settings/mailboxes/edit.html", {"form": form, "mailbox": mailbox})


def mailbox_of(request: HttpRequest, pk: int) -> Mailbox:
    boxes = Mailbox.objects.managed_by(request.user).prefetch_related(folders.THOSE_CHOSEN)
    return get_object_or_404(boxes, pk=pk)


def _own(request: HttpRequest, pk: int) -> Mailbox:
    return get_object_or_404(Mailbox.objects.managed_by(request.user).filter(owner=request.user), pk=pk)


def _shown(request: HttpRequest, found: Mailbox, form: MailboxForm, trial: Trial | None = None) -> HttpResponse:
    context = {"form": form, "mailbox": found, "trial": trial, **_row(found)}
    return render(request, "settings/mailboxes/edit.html", context)


def _row(mailbox: Mailbox) -> dict[str, Any]:
    """The mailbox with its state and what to do about it."""
    why = sentence(mailbox.trouble, mailbox.trouble_facts) if mailbox.trouble else ""
    chosen = getattr(mailbox, "chosen_folders", [])
    gone = ", ".join(folder.name for folder in chosen if folder.gone_at)
    return {
        "box": mailbox, "state": mailbox.state, "why": why, "is_mine": mailbox.owner_id is not None,
        "chosen": chosen, "gone": gone,
    }  # fmt: skip
