"""Files that are there already go with a letter."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.composer.drawing import composer
from vinculo.desk.composer.found import letter_of
from vinculo.desk.composer.keeping import gone
from vinculo.desk.composer.taking import MOST_WITH_ONE, form_from, keep_from, too_large
from vinculo.desk.documents.found import documents_seen_by
from vinculo.desk.team_only import team_only
from vinculo.documents.lists import rows_of
from vinculo.documents.models import Version
from vinculo.letters.models import Letter
from vinculo.letters.queue import NotADraft
from vinculo.letters.writing import attach
from vinculo.web.toasts import toast

MOST = 60


class WhichForm(forms.Form):
    version = forms.TypedMultipleChoiceField(coerce=int, required=False)


@team_only
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """The draft is kept first, so that nothing is lost on the way."""
    form = form_from(request)
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=timezone.now())
    except NotADraft:
        return gone(request, form)
    return redirect("letters:documents", letter.pk)


@team_only
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    letter = letter_of(request, pk)
    if not letter.is_draft:
        return redirect(letter)
    found = documents_seen_by(request.user).kept().filter(client=letter.client_id).newest_first()
    rows = rows_of(list(found[:MOST]), states=[Version.State.GOOD])
    if request.method == "POST":
        form = WhichForm(request.POST)
        form.fields["version"].choices = [(row.version.pk, "") for row in rows]  # type: ignore[attr-defined]
        if form.is_valid():
            _attach(request, letter, [row.version for row in rows if row.version.pk in form.cleaned_data["version"]])
            return redirect(letter)
    return render(request, "letters/documents.html", {"letter": letter, "rows": rows})


def _attach(request: HttpRequest, letter: Letter, versions: list[Version]) -> None:
    there = sum(letter.attachments.exclude(version__in=versions).values_list("version__size", flat=True))
    if there + sum(version.size for version in versions) > MOST_WITH_ONE:
        toast(request, too_large())
        return
    attach(letter, versions)
