"""
What the pages of opportunities cost: `python -m tools.bench_opportunities [NUMBER]`, 2,000 if not said.

NUMBER opportunities, half of leads and half of clients, in five stages and three currencies, each with promises, every
third one recommended. Each page is asked for in this process, as a manager; said are the processor time (best and
middle of ten), the statements and the size of the answer. Works in a folder of its own.
"""

import os
import secrets
import sys
import tempfile
from datetime import timedelta
from typing import Any

from tools.bench_projects import measure

WORDS = ("A web page for the second shop", "Bookings by phone", "Yearly care", "A catalogue in three languages")
CURRENCIES = ("EUR", "EUR", "PLN", "USD")


def main(number: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    manager, stage, one = make(number)
    pages = (
        ("Board", "/opportunities/"),
        ("Board, one column", f"/opportunities/?stage={stage}"),
        ("Board, mine", "/opportunities/?owner=me"),
        ("Board, by recommendation", "/opportunities/?source=referral"),
        ("Board, standing for long", "/opportunities/?trouble=long"),
        ("Board, a word", "/opportunities/?q=client+7"),
        ("Table", "/opportunities/?view=table"),
        ("Table, by value", "/opportunities/?view=table&sort=-value"),
        ("Table, last page", "/opportunities/?view=table&page=9999"),
        ("Forecast", "/opportunities/forecast/"),
        ("An opportunity", f"/opportunities/{one}/"),
    )
    for name, path in pages:
        measure(manager, name, path)


def make(number: int) -> tuple[Any, int, int]:
    """Who looks, the fullest stage and one opportunity."""
    from django.utils import timezone

    from vinculo.clients.models import Client
    from vinculo.people.models import Organization, Person, Role
    from vinculo.pipeline.models import Lead, Opportunity, Referral, SellingPromise, StageMove
    from vinculo.pipeline.stages import stages

    now, today, every = timezone.now(), timezone.localdate(), stages()
    Organization.objects.create(name="Bench")
    manager = Person.objects.create_person(email="m@bench.example", name="Mar Bench", role=Role.MANAGER)
    clients = Client.objects.bulk_create(
        Client(name=f"Client {place}", name_folded=f"client {place}") for place in range(number // 2)
    )
    leads = Lead.objects.bulk_create(
        Lead(name=f"Nia Bench {place}", company=f"Company {place}", received_at=now, confirmed_at=now)
        for place in range(number // 2)
    )
    Referral.objects.bulk_create(
        Referral(client=clients[place], referrer="", lead=lead, at=now) for place, lead in enumerate(leads[::3])
    )
    made = Opportunity.objects.bulk_create(
        Opportunity(
            title=WORDS[place % 4], folded=WORDS[place % 4].lower(), owner=manager if place % 3 else None,
            client=clients[place // 2] if place % 2 else None, lead=None if place % 2 else leads[place // 2],
            stage=every[place % 5], stage_since=now - timedelta(days=place % 40), position=place, value=place * 1000,
            currency=CURRENCIES[place % 4], expected_on=today + timedelta(days=place % 200),
            next_step="Call them about the second draft" if place % 3 else "", goals="Grow", decider="Nia",
            next_on=today + timedelta(days=place % 9),
        )
        for place in range(number)
    )  # fmt: skip
    SellingPromise.objects.bulk_create(
        SellingPromise(opportunity=one, text="Two rounds of changes", made_at=now) for one in made for _ in range(2)
    )
    StageMove.objects.bulk_create(
        StageMove(opportunity=one, to_stage=stage, at=now - timedelta(days=90 - 9 * place), by=manager)
        for one in made
        for place, stage in enumerate(every[: 1 + one.pk % 5])
    )
    return manager, every[0].pk, made[-1].pk


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        os.environ.update(VINCULO_DATA=folder, VINCULO_SECRET_KEY=secrets.token_urlsafe(64), VINCULO_HOSTS="localhost")
        main(*([int(word) for word in sys.argv[1:]] or [2000]))
