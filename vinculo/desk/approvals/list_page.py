"""What clients were asked to say yes to: what waits, what they answered, everything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from vinculo.clients.permissions import may_change_clients
from vinculo.desk.approvals.found import approvals_seen_by, loaded
from vinculo.desk.approvals.standing import mark
from vinculo.desk.lists.leaving import Leaving
from vinculo.desk.numbers import is_number
from vinculo.documents.models import Approval
from vinculo.exchange.lists.columns import Column, Kind

A_PAGE = 30
WHICH = {
    "waiting": pgettext_lazy("approvals", "Waiting"),
    "changes": pgettext_lazy("approvals", "Changes wanted"),
    "approved": pgettext_lazy("approvals", "Approved"),
    "all": pgettext_lazy("approvals", "All"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    which: str = "waiting"
    client: str = ""
    project: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        which = asked.get("which", "waiting")
        client, project = (asked.get(name, "") for name in ("client", "project"))
        return cls(
            which if which in WHICH else "waiting",
            client if is_number(client) else "",
            project if is_number(project) else "",
        )

    def query(self, **other: str) -> str:
        said = {name: getattr(self, name) for name in self.__slots__} | other
        return urlencode({name: value for name, value in said.items() if value})

    def apply(self, found: Any, at: datetime) -> Any:
        if self.client:
            found = found.filter(client=int(self.client))
        if self.project:
            found = found.filter(project=int(self.project))
        if self.which == "waiting":
            return found.open_at(at).order_by("due_on", "sent_at", "pk")
        if self.which != "all":
            found = found.filter(outcome=self.which).order_by("-settled_at", "-pk")
        return found


def _found(request: HttpRequest) -> Any:
    return loaded(Filters.read(request.GET).apply(approvals_seen_by(request.user), timezone.now()))


TAKEN = Leaving(
    "approvals",
    _("Approvals"),
    _found,
    (
        Column(_("What for"), "title"),
        Column(_("Kind"), "get_about_display"),
        Column(_("Client"), "client.name"),
        Column(_("Project"), "project.name"),
        Column(_("Sent"), "sent_at", Kind.MOMENT),
        Column(_("Due on"), "due_on", Kind.DAY),
        Column(_("Answer"), "get_outcome_display"),
        Column(_("Answered"), "settled_at", Kind.MOMENT),
        Column(_("Withdrawn"), "withdrawn_at", Kind.MOMENT),
    ),
)


@require_safe
@TAKEN
def list_page(request: HttpRequest) -> HttpResponse:
    filters, now = Filters.read(request.GET), timezone.now()
    page: Any = Paginator(_found(request), A_PAGE).get_page(request.GET.get("page"))
    for approval in page.object_list:
        approval.mark = mark(approval, now)
    context = {
        "page": page,
        "approvals": page.object_list,
        "filters": filters,
        "which": [(label, f"?{filters.query(which=key)}", key == filters.which) for key, label in WHICH.items()],
        "query": f"{filters.query()}&",
        "may_change": may_change_clients(request.user),
        "outcomes": Approval.Outcome,
    }
    return render(request, "approvals/list.html", context)
