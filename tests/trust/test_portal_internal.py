"""
What is internal stays internal (T04). Every text of the whole database says where it comes from, and every internal
date lies in a year of its own; then all pages of the portal are read.

`SHOWN` is the list of what a client may read, column by column. Anything else on a page is a leak, also when somebody
adds it with the best of intentions: it has to be written here first. A row that is for our team only is never shown,
whatever its columns.
"""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from tests.trust.hostile import NOT_WORDS
from tests.trust.kept import kept
from tests.trust.portal_world import INSIDE, Visitors, asked, make_portal

pytestmark = pytest.mark.once

YEAR = 2041  # no page has another reason to speak of it
INTERNAL_DATES = (
    "planned_on",
    "internal_on",
    "forecast_on",
    "wanted_by",
    "known_at",
    "from_internal_on",
    "to_internal_on",
)
APPS = (
    "people", "clients", "projects", "agreements", "conversations", "practices", "exchange", "documents", "feedback",
    "pipeline", "money",
)  # fmt: skip
ALSO_NOT_WORDS = NOT_WORDS | {
    "mark", "key", "token", "salt", "hash", "stored", "content_type", "mime", "brand_colour", "portal_phone", "email",
    "color", "colour", "code", "channel", "audience", "address", "sniffed", "extension", "storage_name", "path",
    "choice", "dial", "prefix", "sort_key", "form", "proof", "credential_id",
}  # fmt: skip
CANARY = re.compile(r"CANARY-[a-z]+-[a-z_]+(?:-TEAM)?")


def planted_portal() -> Visitors:
    made = Visitors(make_portal())
    made.all_.records["planted"] = plant()
    return made


kept_visitors = kept(planted_portal)


def plant() -> int:
    """Marks every text and every internal date; how many."""
    planted = 0
    for model in apps.get_models():
        if model._meta.app_label in APPS:
            planted += sum(_plant(model, row) for row in model._base_manager.all())
    return planted


def _plant(model: Any, row: Any) -> int:
    team = "-TEAM" if getattr(row, "audience", "shared") == "team" else ""
    marks: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        name = f"CANARY-{model._meta.model_name}-{field.name}{team}"
        if (
            _is_words(field)
            and (field.max_length or 999) >= len(name)
            and (getattr(row, field.attname) or not field.unique)
        ):
            marks[field.attname] = name
        if field.name in INTERNAL_DATES and getattr(row, field.attname) is not None:
            value = getattr(row, field.attname)
            marks[field.attname] = value.replace(year=YEAR, day=min(value.day, 28))
    if marks:
        model._base_manager.filter(pk=row.pk).update(**marks)
    return len(marks)


def _is_words(field: Any) -> bool:
    return (
        isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and field.name not in ALSO_NOT_WORDS
        and not field.name.endswith(("_hash", "_folded", "_key", "sha256", "_mark", "_as"))
    )


# model-column: what clients read in the portal.
SHOWN = {
    "CANARY-organization-name", "CANARY-client-name", "CANARY-contact-name", "CANARY-project-name",
    "CANARY-person-name", "CANARY-person-title", "CANARY-face-role", "CANARY-face-bio", "CANARY-area-name",
    "CANARY-milestone-name", "CANARY-passkey-name", "CANARY-document-title", "CANARY-version-name",
    "CANARY-version-note", "CANARY-folder-name",
    "CANARY-changerequest-title", "CANARY-changerequest-why", "CANARY-changerequest-text",
    "CANARY-changerequest-effect", "CANARY-changerequest-alternative", "CANARY-changerequest-because",
    "CANARY-question-text", "CANARY-question-answer", "CANARY-obligation-what", "CANARY-obligation-if_late",
    "CANARY-complaint-text", "CANARY-feedback-text", "CANARY-projectcontact-duty", "CANARY-decision-text",
    "CANARY-interaction-summary", "CANARY-promise-text", "CANARY-approval-title", "CANARY-approval-text",
    "CANARY-signingrequest-title", "CANARY-signingrequest-words", "CANARY-remark-text", "CANARY-upload-name",
    # Agreed or said to them: the figures of the plan, what they hear next, what we did about their opinion, the number
    # to call, the words of a request, as whom they sign; and our certificate, which is public.
    "CANARY-communicationplan-figures", "CANARY-nextword-about", "CANARY-feedback-done", "CANARY-person-phone",
    "CANARY-approval-note", "CANARY-signingrequest-note", "CANARY-signer-capacity", "CANARY-certificate-certificate",
    # What we ask them to say of us, and what they said.
    "CANARY-reference-asked_words", "CANARY-reference-text",
    # What papers about money are about.
    "CANARY-quote-title", "CANARY-invoice-title", "CANARY-invoice-number",
}  # fmt: skip


def leaks(visitors: Visitors, actor: str, section: str = "") -> dict[str, set[str]]:
    """By page: marks that are not for clients, and internal dates."""
    found: dict[str, set[str]] = {}
    for route, method in asked(section):
        page = visitors.ask_route(actor, method, route).content.decode(errors="replace")
        marks = {mark for mark in CANARY.findall(page) if mark not in SHOWN}
        if re.search(rf"\b{YEAR}\b", page):
            marks.add(f"a date of {YEAR}")
        if marks:
            found[f"{method} {route.name}"] = marks
    return found


@pytest.mark.parametrize("actor", [*INSIDE, "elsewhere"])
def test_nothing_internal_is_on_any_page(visitors, actor):
    assert leaks(visitors, actor) == {}


def test_control_the_marks_are_there_and_are_found(visitors, monkeypatch):
    """Planted in many columns; and a page that shows a note of ours is noticed."""
    from vinculo.clients.models import PersonalNote

    note = PersonalNote.objects.first()
    assert note
    assert note.text == "CANARY-personalnote-text-TEAM"
    visitors.all_.ana.__class__.objects.filter(pk=visitors.all_.ana.pk).update(name=note.text)

    assert "CANARY-personalnote-text-TEAM" in leaks(visitors, "decider", "portal:colleagues")["GET portal:colleagues"]


def test_control_an_internal_date_is_noticed(visitors):
    visitors.all_.ana.__class__.objects.filter(pk=visitors.all_.ana.pk).update(name=f"Friday {YEAR}")

    assert leaks(visitors, "decider", "portal:colleagues") == {"GET portal:colleagues": {f"a date of {YEAR}"}}


def test_enough_is_planted(visitors):
    assert visitors.all_.planted > 250
    assert timezone.now().year < YEAR
