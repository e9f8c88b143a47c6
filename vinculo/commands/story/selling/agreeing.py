"""Agreements of the story: what both sides bring by those of the projects, and some written from templates."""

from typing import Any

from vinculo.agreements import drafting, starting
from vinculo.agreements.drafting import Outline
from vinculo.agreements.models import Agreement, ContractTemplate, Obligation
from vinculo.agreements.signed import become_signed
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.times import Times


def tell_sides_of_contracts(told: dict[str, Any], stories: dict[str, ClientStory], times: Times) -> None:
    """Before the record is told: it says of each obligation that it is done."""
    names = {story.client.pk: story for story in stories.values()}
    for agreement in Agreement.objects.filter(client__in=names).select_related("client"):
        ours, theirs = told["usual"][agreement.client.language]
        done_on = min(agreement.signed_on or times.today, times.today)
        both = [("ours", ours), ("theirs", theirs)]
        for side, what in both[:1] if agreement.client.name in told["half"] else both:
            Obligation.objects.create(
                client=agreement.client, project_id=agreement.project_id, agreement=agreement, side=side, what=what,
                done_on=done_on, owner=names[agreement.client_id].owner, by=names[agreement.client_id].owner,
            )  # fmt: skip


def tell_agreements(told: dict[str, Any], stories: dict[str, ClientStory], times: Times) -> None:
    starting.take_over(by=next(iter(stories.values())).people["marta"])
    for one in told["agreements"]:
        _agreement(one, stories[one["client"]], times)


def _agreement(told: dict[str, Any], story: ClientStory, times: Times) -> None:
    owner = story.people[told["owner"]]
    template = ContractTemplate.objects.get(name=told["template"], language=story.client.language)
    terms = {
        "starts_on": times.day(told["begins"]), "ends_on": times.day(told["ends"]), "price": told["price"],
        "notice": told["notice"], "renewal": "itself" if "renews" in told else "none",
        "renews_months": told.get("renews"),
    }  # fmt: skip
    outline = Outline(story.client, told["name"], story.client.language, template=template, terms=terms)
    agreement = drafting.draft(outline, by=owner, today=times.today)
    for side in ("ours", "theirs"):
        what, due = told[side]
        drafting.add_duty(agreement, at=times.now, side=side, what=what, due_on=times.day(due), owner=owner)
    if "signed" in told:
        Agreement.objects.filter(pk=agreement.pk).update(audience="shared")
        agreement.audience = "shared"
        on, at = times.day(told["signed"]), times.at(told["signed"], "17:30")
        become_signed(agreement, on=on, where="", by=owner, at=at)
