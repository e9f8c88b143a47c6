"""One's own calendars: addresses others read, and the calendar elsewhere that is kept in step."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.meetings.models import CalendarAccount, Clash, Feed
from vinculo.people.letters import site_address
from vinculo.people.models import Person
from vinculo.projects.models import Project
from vinculo.web.toasts import toast


class AccountForm(forms.Form):
    """Where the calendar lies. The password is asked for again when the address changes: it goes there."""

    url = forms.URLField(
        label=gettext_lazy("Address of the server or the calendar"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("Your provider calls it CalDAV: https://caldav.example.org/"),
        error_messages={"required": gettext_lazy("Where does your calendar lie?")},
    )
    username = forms.CharField(label=gettext_lazy("User name"), max_length=254, required=False)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=500,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Best one made for this program alone. It is kept sealed."),
    )

    def __init__(self, *args: Any, account: CalendarAccount | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        allowed = ("https", "http") if settings.CALENDAR_ALLOW_HTTP else ("https",)
        if urlsplit(url).scheme not in allowed or urlsplit(url).username:
            raise forms.ValidationError(_("Write it with https:// and without a name or password in it."))
        return url

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        known = self.account
        kept = known and (known.url, known.username) == (said.get("url"), said.get("username"))
        if not said.get("password") and not kept and not self.errors:
            self.add_error("password", _("The password of this account is missing."))
        return said


@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    return render(request, "settings/calendars.html", _shown(request))


@require_POST
def make_feed(request: HttpRequest) -> HttpResponse:
    """A new address, shown this once; of a project if one is named. The one before opens nothing any more."""
    project = None
    if pk := request.POST.get("project", ""):
        project = get_object_or_404(_projects(request.user), pk=pk if pk.isascii() and pk.isdigit() else 0)
    _feed, secret = Feed.issue(at=timezone.now(), person=request.user, project=project)
    address = site_address(reverse("calendars:feed", args=[secret]))
    return render(request, "settings/calendars.html", {**_shown(request), "address": address, "of": project})


@require_POST
def revoke_feed(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Feed.objects.open().filter(person=request.user), pk=pk).revoke(at=timezone.now())
    toast(request, _("The address opens nothing any more."))
    return redirect("settings:calendars")


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Where it lies; then which of the calendars there."""
    known = CalendarAccount.objects.filter(person=request.user).first()
    initial = {"url": known.url, "username": known.username} if known else {}
    form = AccountForm(request.POST or None, initial=initial, account=known)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        one = known or CalendarAccount(person=request.user)
        one.url, one.username = said["url"], said["username"]
        if said["password"]:
            one.keep_password(said["password"])
        found, problem = _looked(one)
        if found:
            _begin_anew(one)
            return render(request, "settings/calendar_choice.html", {"found": found, "chosen": one.calendar_url})
        form.add_error("url", problem)
    return render(request, "settings/calendar_account.html", {"form": form, "account": known})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """The calendar to keep in step; only one that the server named."""
    known = get_object_or_404(CalendarAccount, person=request.user)
    found, problem = _looked(known)
    chosen = next((one for one in found if one.url == request.POST.get("calendar")), None)
    if chosen is None:
        toast(request, problem or _("That calendar is not there any more."))
        return redirect("settings:calendar_account")
    if known.calendar_url != chosen.url:
        known.copies.all().delete()
        known.sync_token, known.synced_at = "", None
    known.calendar_url, known.calendar_name = chosen.url, chosen.name[:200]
    known.save(update_fields=["calendar_url", "calendar_name", "sync_token", "synced_at"])
    known.go_on()
    toast(request, _("It is kept in step from now on. The first time takes a few minutes."))
    return redirect("settings:calendars")


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    get_object_or_404(CalendarAccount, person=request.user).go_on()
    toast(request, _("We try again within five minutes."))
    return redirect("settings:calendars")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """The password and all that was read go; what stands there stays."""
    get_object_or_404(CalendarAccount, person=request.user).delete()
    toast(request, _("Not kept in step any more. What stands in your calendar stays there."))
    return redirect("settings:calendars")


def _looked(account: CalendarAccount) -> tuple[list[Any], str]:
    """The calendars there, or why none was found."""
    from vinculo.exchange.calendars.server import Failed, Server
    from vinculo.mailboxes.secrets import CannotOpen
    from vinculo.meetings.models import Trouble

    try:
        found = Server(account).calendars()
    except Failed as failed:
        return [], str(failed.trouble.label)
    except CannotOpen:
        return [], str(Trouble.REFUSED.label)
    return found, "" if found else _("There is no calendar at this address.")


def _begin_anew(account: CalendarAccount) -> None:
    """Another place, other marks: nothing of what was read counts there."""
    if account.pk and not CalendarAccount.objects.filter(pk=account.pk, url=account.url).exists():
        account.copies.all().delete()
        account.calendar_url, account.calendar_name, account.sync_token, account.synced_at = "", "", "", None
    account.paused_at, account.trouble, account.failures = None, "", 0
    account.save()


def _projects(person: Person) -> Any:
    mine = Q(lead=person) | Q(members__person=person)
    running = Project.objects.kept().visible_to(person).filter(mine, closed_on=None)
    return running.distinct().order_by("name", "pk")


def _shown(request: HttpRequest) -> dict[str, Any]:
    if not isinstance(request.user, Person):
        raise Http404
    feeds = list(Feed.objects.open().filter(person=request.user).select_related("project"))
    own = next((feed for feed in feeds if feed.project_id is None), None)
    taken = {feed.project_id for feed in feeds}
    account = CalendarAccount.objects.filter(person=request.user).first()
    return {
        "own": own,
        "feeds": [feed for feed in feeds if feed.project_id],
        "projects": [one for one in _projects(request.user)[:100] if one.pk not in taken],
        "account": account,
        "clashes": Clash.objects.filter(account=account).select_related("meeting")[:5] if account else [],
    }
