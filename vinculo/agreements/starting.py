"""The texts that templates of contracts begin with, in each language: a starting point, and no legal advice."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from vinculo.agreements.models import ContractTemplate, TemplateClause
from vinculo.people.models import Language, Person

TEXTS = Path(__file__).parent / "starting_texts"


@transaction.atomic
def take_over(*, by: Person | None) -> int:
    """Those that are not there yet by name and language become templates of the house. How many."""
    there = set(ContractTemplate.objects.values_list("name", "language"))
    made = [
        _make(told, language, by)
        for language in Language.values
        for told in contracts(language)
        if (told["name"], language) not in there
    ]
    return len(made)


@cache
def contracts(language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))["contract"]
    return found


def _make(told: dict[str, Any], language: str, by: Person | None) -> ContractTemplate:
    template = ContractTemplate.objects.create(
        name=told["name"], language=language, payment_terms=told["payment_terms"], by=by
    )
    TemplateClause.objects.bulk_create(
        TemplateClause(template=template, position=number, title=clause["title"], text=clause["text"].strip())
        for number, clause in enumerate(told["clause"])
    )
    return template
