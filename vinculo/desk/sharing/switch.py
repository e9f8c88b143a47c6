"""Changing who sees something, after it was written: one press, recorded, taken back with another."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.clients.models import Audience
from vinculo.desk.audience import readers, see
from vinculo.desk.sharing.kinds import KINDS, place_of
from vinculo.desk.team_only import team_only
from vinculo.desk.undo import came_from, undo_address, undoing
from vinculo.people.acting import acting
from vinculo.people.models import Person
from vinculo.practices.recheck import client_changed
from vinculo.record.chain import Act, append
from vinculo.web.toasts import toast

LONGEST = 300  # of what is shared, as the record quotes it


@require_POST
@team_only
def switch(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    audience = request.POST.get("audience", "")
    if kind not in KINDS or audience not in Audience:
        raise Http404
    item = get_object_or_404(KINDS[kind].found(request.user), pk=pk)
    if share(kind, item, audience, by=request.user):
        before = Audience.TEAM.value if audience == Audience.SHARED else Audience.SHARED.value
        undo = undo_address(request.user, "sharing", ids=[item.pk], before=[kind, before])
        words = see(readers(*place_of(item))) if audience == Audience.SHARED else _("Our team only")
        toast(request, _("%(words)s from now on.") % {"words": words}, undo=undo)
    return redirect(came_from(request))


@transaction.atomic
def share(kind: str, item: Any, audience: str, *, by: Person) -> bool:
    """Written down with the act itself. False if it was so already: then there is nothing to write down."""
    others = type(item).objects.filter(pk=item.pk).exclude(audience=audience)
    touched = {name: timezone.now() for name in ("updated_at", "changed_at") if hasattr(item, name)}
    if others.update(audience=audience, **touched) != 1:
        return False
    item.audience = audience
    client_id, project_id = place_of(item)
    act = Act(
        "sharing.changed",
        f"{kind}:{item.pk}",
        client_id=client_id,
        project_id=project_id,
        facts={"audience": audience, "kind_of_thing": kind},
        private={"what": getattr(item, KINDS[kind].words)[:LONGEST]},
        private_of=f"client:{client_id}",
    )
    append(act, actor=acting(by), at=timezone.now())
    client_changed(client_id)
    return True


@undoing("sharing")
def share_as_before(person: Person, ids: list[int], before: Any) -> None:
    kind, audience = before
    if person.is_guest:
        return
    for item in KINDS[kind].found(person).filter(pk__in=ids):
        share(kind, item, audience, by=person)
