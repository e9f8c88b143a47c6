"""Who of the story sent whom, what they would say about the studio, and what it gave them beyond the work."""

from typing import Any

from vinculo.clients.acting import acting
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.times import Times
from vinculo.feedback import consent
from vinculo.pipeline.models import Favour, Referral


def tell_vouching(told: dict[str, Any], stories: dict[str, ClientStory], times: Times) -> None:
    for one in told["referrals"]:
        _referral(stories[one["client"]], one, stories, times)
    for one in told["references"]:
        _reference(stories[one["client"]], one, times)
    for one in told["favours"]:
        story = stories[one["client"]]
        Favour.objects.create(client=story.client, what=one["what"], on=times.day(one["days"]), by=story.owner)


def _referral(story: ClientStory, told: dict[str, Any], stories: dict[str, ClientStory], times: Times) -> None:
    sent = stories[told["sent"]].client if "sent" in told else None
    referral = Referral.objects.create(
        client=story.client, contact=story.contacts[told["contact"]], sent_client=sent, sent_name=told.get("name", ""),
        at=times.at(told["days"]), note=told["note"], by=story.owner,
    )  # fmt: skip
    if "thanked" in told:
        day, how = told["thanked"]
        referral.thank(how=how, by=story.owner, at=times.at(day))
    if "told" in told:
        day, what = told["told"]
        referral.tell(what=what, by=story.owner, at=times.at(day))


def _reference(story: ClientStory, told: dict[str, Any], times: Times) -> None:
    """Asked on the phone and answered a day later, or asked in the portal and not answered yet."""
    contact, is_answered = story.contacts[told["contact"]], "uses" in told
    asked = consent.Request(
        story.client, contact, told["kind"], "phone" if is_answered else "portal", told.get("words", ""),
        story.projects[told["project"]] if "project" in told else None,
    )  # fmt: skip
    reference = consent.ask(asked, by=story.owner, at=times.at(told["days"]))
    if is_answered:
        yes = consent.Yes(told["text"], told["uses"], told["named"], times.day(told["until"]))
        at = times.at(told["days"] + 1)
        consent.give(reference, yes, how="phone", actor=acting(contact, proof="told"), at=at, by=story.owner)
