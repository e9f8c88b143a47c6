"""The sample book: every piece of the look with its states. What is not in it is not used."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.web import glyphs
from vinculo.web.day_rail import Slot

TODAY = date(2025, 11, 18)  # fixed, so that two pictures of the book can be compared
COUNTS = [1, 1, 2, 6, 7, 5, 6, 8, 6, 5, 7, 3, 1, 1, 2, 1, 1, 0, 1, 1, 2, 7, 9, 6]
SPELLS = [
    ("winter", date(2023, 12, 1)),
    ("spring", date(2024, 3, 1)),
    ("summer", date(2024, 5, 1)),
    ("autumn", date(2024, 10, 1)),
    ("winter", date(2024, 12, 1)),
    ("spring", date(2025, 9, 1)),
    ("summer", date(2025, 10, 18)),
]
MARKS = [
    ("New website", date(2024, 9, 18)),
    ("Payment incident", date(2025, 3, 6)),
    ("Shop contract", date(2025, 9, 12)),
]
SLOTS = [
    Slot("gap", time(9, 30), time(10, 15), "Good moment for Ana"),
    Slot("ours", time(11), time(12), "Shop review", "Iker, Nuria"),
    Slot("due", time(13, 10), None, "13:10 Katarzyna"),
    Slot("theirs", time(15, 50), time(16, 45), "Inés, Escuela Marisma", "video · quote at 15:50"),
    Slot("ours", time(17, 30), time(18, 15), "Prepare the Ribera kickoff"),
]


class SampleForm(forms.Form):
    """One of each field; sent empty, so that every complaint shows."""

    name = forms.CharField(label="Name", help_text="As they write it themselves.")
    promised_on = forms.DateField(label="Promised date", widget=forms.DateInput(attrs={"type": "date"}))
    owner = forms.ChoiceField(
        label="Who looks after them", choices=[("", "Nobody yet"), ("marta", "Marta")], required=False
    )
    detail = forms.ChoiceField(
        label="How much detail",
        choices=[("little", "Just enough"), ("week", "Each week"), ("all", "Everything")],
        widget=forms.RadioSelect,
        initial="week",
    )
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    tell = forms.BooleanField(label="Tell me when they answer", required=False, help_text="By mail, once.")


@login_not_required
def kit(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/kit.html", samples())


def samples() -> dict[str, Any]:
    return {
        "today": TODAY,
        "promised": TODAY + timedelta(days=3),
        "internal": TODAY - timedelta(days=4),
        "forecast": TODAY + timedelta(days=7),
        "kept": TODAY - timedelta(days=1),
        "long_ago": TODAY - timedelta(days=400),
        "counts": COUNTS,
        "spells": SPELLS,
        "marks": MARKS,
        "starts_on": date(2023, 12, 1),
        "slots": SLOTS,
        "now": time(9, 20),
        "form": SampleForm(),
        "sent_form": SampleForm({"promised_on": "31 nov", "detail": "week"}, prefix="sent"),
        "icons": glyphs.names(),
        "page": Paginator(range(120), 50).page(2),
    }
