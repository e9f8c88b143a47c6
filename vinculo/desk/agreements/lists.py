"""Annexes that the record writes: what both sides see of it, as a text to finish by hand."""

from collections.abc import Callable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.agreements.models import Agreement, ChangeRequest, Obligation
from vinculo.clients.models import Audience
from vinculo.projects.models import Milestone
from vinculo.web.dates import day_long


def listed(agreement: Agreement, name: str) -> dict[str, str]:
    """In the language of the paper; nothing for a list that is not known."""
    if name not in _WRITERS:
        return {}
    with translation.override(agreement.language):
        return {"title": str(LISTS[name]), "text": "\n".join(_WRITERS[name](agreement))}


def _milestones(agreement: Agreement) -> Iterator[str]:
    """With the dates they were promised, never ours."""
    if agreement.project_id is None:
        return
    shared = Milestone.objects.filter(project=agreement.project_id, audience=Audience.SHARED)
    for one in shared.order_by("promised_on", "position", "pk"):
        yield _line(one.name, day_long(one.promised_on) if one.promised_on else "")


def _obligations(agreement: Agreement) -> Iterator[str]:
    found = Obligation.objects.open().filter(client=agreement.client_id, audience=Audience.SHARED)
    if agreement.project_id:
        found = found.filter(project=agreement.project_id)
    for one in found.soonest_first():
        yield _line(f"{one.get_side_display()}: {one.what}", day_long(one.due_on) if one.due_on else "")


def _changes(agreement: Agreement) -> Iterator[str]:
    signed = ChangeRequest.objects.filter(
        client=agreement.client_id, state=ChangeRequest.State.ACCEPTED, signed_at__isnull=False,
        audience=Audience.SHARED,
    )  # fmt: skip
    if agreement.project_id:
        signed = signed.filter(project=agreement.project_id)
    for one in signed.order_by("number"):
        yield "- " + _("Change %(number)d: %(title)s") % {"number": one.number, "title": one.title}


def _line(what: str, when: str) -> str:
    return f"- {what} · {when}" if when else f"- {what}"


LISTS = {
    "milestones": gettext_lazy("Milestones and their dates"),
    "obligations": gettext_lazy("What both sides bring"),
    "changes": gettext_lazy("Changes signed before"),
}
_WRITERS: dict[str, Callable[[Agreement], Iterator[str]]] = {
    "milestones": _milestones,
    "obligations": _obligations,
    "changes": _changes,
}
