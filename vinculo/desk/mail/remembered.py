"""What was answered to "whose is this?" and is remembered: read, and forgotten."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.clients.models import Client
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import CannotUndo, undo_address, undoing
from vinculo.mail import rules
from vinculo.mail.models import Rule
from vinculo.people.models import Person
from vinculo.web.toasts import toast

A_PAGE = 50


@require_safe
@team_only
def remembered(request: HttpRequest) -> HttpResponse:
    found = Rule.objects.seen_by(request.user).select_related("client", "by").order_by("pattern", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/remembered.html", {"page": page, "tab": "remembered"})


@require_POST
@team_only
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(Rule.objects.seen_by(request.user), pk=pk)
    before = [rule.pattern, rule.client_id, rule.owner_id, rule.by_id, rule.at.isoformat()]
    rule.delete()
    undo = undo_address(request.user, "mail.forgotten", ids=[pk], before=before)
    toast(request, _("Forgotten. The next letter from %(pattern)s asks again.") % {"pattern": rule.pattern}, undo=undo)
    return redirect("mail:remembered")


@undoing("mail.forgotten")
def remember(person: Person, ids: list[int], before: Any) -> None:
    pattern, client_id, owner_id, by_id, at = before
    client = Client.objects.visible_to(person).kept().filter(pk=client_id).first() if client_id else None
    is_theirs = owner_id == person.pk or (owner_id is None and person.sees_everyone)
    if not is_theirs or (client_id and client is None):
        return
    owner = person if owner_id else None
    if Rule.objects.filter(pattern=pattern, owner=owner).exists():
        raise CannotUndo(_("Somebody has answered for %(pattern)s anew.") % {"pattern": pattern})
    by = Person.objects.filter(pk=by_id).first() or person
    rules.settle(pattern, client=client, by=by, at=parse_datetime(at) or timezone.now(), owner=owner)
