"""One incident: who works on it, the running log, what the client heard and what we found."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.conversations.models import Incident, IncidentNote
from vinculo.desk.incidents.clock import last_told, report_mark, swarm_mark
from vinculo.desk.incidents.forms import EditIncidentForm, NoteForm, blame_words, passage_of
from vinculo.desk.incidents.found import incident_of, names_of_us
from vinculo.desk.told import named
from vinculo.desk.written import go_on, written
from vinculo.language.blame import of_us
from vinculo.logbook.searchable import index_incidents
from vinculo.people.worktime import work_calendar
from vinculo.web.toasts import toast

GLYPHS = {"seen": "eye", "tried": "rotate-ccw", "found": "search", "decided": "circle-check"}
MOST = 500  # lines of a log that one page shows; a crisis has fewer


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "incidents/page.html", _shown(request, incident_of(request, pk)))


def _shown(request: HttpRequest, incident: Incident, form: NoteForm | None = None) -> dict[str, Any]:
    now, calendar = timezone.now(), work_calendar(request.desk.organization)
    swarm = list(incident.swarm.select_related("person"))
    reports = list(incident.reports.filter(told_at__isnull=False).select_related("by"))
    named_at = swarm[0].named_at if swarm else None
    return {
        "incident": incident,
        "swarm": swarm,
        "reports": reports,
        "told_today": any(report.on == calendar.day_of(now) for report in reports),
        "report_mark": report_mark(incident, last_told(reports), now, calendar),
        "swarm_mark": swarm_mark(incident, named_at, now),
        "named_after": int((named_at - incident.began_at).total_seconds() // 60) if named_at else None,
        "form": form or NoteForm(initial={"kind": IncidentNote.Kind.SEEN}),
        "kinds": [(value, label, GLYPHS[value]) for value, label in IncidentNote.Kind.choices],
        **lines_of(incident),
    }


def lines_of(incident: Incident) -> dict[str, Any]:
    """The log, oldest line first, the newest last."""
    notes = list(incident.notes.select_related("by").order_by("-at", "-pk")[:MOST])[::-1]
    return {"notes": [(note, GLYPHS[note.kind]) for note in notes], "incident": incident}


@require_safe
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """The log alone, asked for again and again while the page is open."""
    return render(request, "incidents/lines.html", lines_of(incident_of(request, pk)))


@require_POST
def add_note(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        note = incident.add_note(kind=said["kind"], text=said["text"], by=request.user, at=timezone.now())
        named(
            request, note.text, f"incident:{pk}", key=f"incident:{pk}:note:{note.pk}", what=incident.what,
            client_id=incident.client_id,
            may_see=lambda person: Incident.objects.visible_to(person).filter(pk=pk).exists(),
        )  # fmt: skip
        form = NoteForm(initial={"kind": said["kind"]})
    elif not in_place(request):
        return render(request, "incidents/page.html", _shown(request, incident, form))
    if in_place(request):
        return render(request, "incidents/running.html", {**_shown(request, incident, form), "again": True})
    return redirect(f"{incident.get_absolute_url()}#log")


def in_place(request: HttpRequest) -> bool:
    """Whether the log alone is wanted, to be put in its place."""
    return request.headers.get("HX-Request") == "true"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    incident = incident_of(request, pk)
    form = EditIncidentForm(request.POST or None, instance=incident)
    if request.method == "POST" and form.is_valid():
        form.save()
        index_incidents([incident])
        written(request, incident.client_id)
        toast(request, _("Saved."))
        return go_on(request, incident.get_absolute_url())
    context = {"form": form, "incident": incident, "heading": _("Incident"), "back_url": incident.get_absolute_url()}
    return render(request, "incidents/form.html", context)


@require_POST
def blame(request: HttpRequest) -> HttpResponse:
    """What in the text being typed puts a fault on one of us: the hint under the field."""
    text = "\n".join(request.POST.get(name, "") for name in ("findings", "text", "way_out"))[:40_000]
    found = of_us(text, names_of_us())
    return render(request, "incidents/blame.html", {"words": blame_words(passage_of(found[0])) if found else ""})
