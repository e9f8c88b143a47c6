"""Leads, opportunities, who sent whom, little extras, plans for clients: how the studio wins work."""

from datetime import timedelta
from typing import Any

from vinculo.clients.models import Client
from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.times import Times
from vinculo.people.models import Person
from vinculo.pipeline.models import (
    AccountPlan,
    AccountRisk,
    BestClient,
    Campaign,
    Favour,
    Handover,
    Lead,
    LeadChannel,
    Opportunity,
    Referral,
    SellingPromise,
    Spending,
    StageMove,
    Trait,
    TraitValue,
)
from vinculo.pipeline.stages import stages

CENTS = 100


class Winning:
    """Writes what `winning.toml` tells. Leads and opportunities are kept by their keys and titles."""

    def __init__(self, told: dict[str, Any], stories: dict[str, ClientStory], times: Times) -> None:
        self.told, self.stories, self.times = told, stories, times
        self.people: dict[str, Person] = next(iter(stories.values())).people
        self.channels: dict[str, LeadChannel] = {}
        self.campaigns: dict[str, Campaign] = {}
        self.leads: dict[str, Lead] = {}
        self.opportunities: dict[str, Opportunity] = {}

    def tell(self) -> None:
        marta = self.people["marta"]
        self._channels(marta)
        self._traits(marta)
        for lead in self.told["leads"]:
            self._lead(lead)
        for place, opportunity in enumerate(self.told["opportunities"]):
            self._opportunity(opportunity, place)
        for referral in self.told["referrals"]:
            self._referral(referral, marta)
        for favour in self.told["favours"]:
            who = self.people[favour["who"]]
            on = self.times.day(favour["day"])
            Favour.objects.create(client=self._client(favour), what=favour["what"], on=on, by=who)
        for plan in self.told["plans"]:
            self._plan(plan)

    def _client(self, told: dict[str, Any]) -> Client:
        return self.stories[told["client"]].client

    def _channels(self, by: Person) -> None:
        for key, name, kind, note in self.told["channels"]:
            self.channels[key] = LeadChannel.objects.create(name=name, kind=kind, note=note, by=by)
        for key, channel, name, first, last in self.told["campaigns"]:
            days = {"starts_on": self.times.day(first), "ends_on": self.times.day(last)}
            self.campaigns[key] = Campaign.objects.create(channel=self.channels[channel], name=name, by=by, **days)
        for channel, campaign, day, euros, hours, note in self.told["spending"]:
            Spending.objects.create(
                channel=self.channels[channel], campaign=self.campaigns.get(campaign), on=self.times.day(day),
                amount=euros * CENTS, currency="EUR", minutes=hours * 60, note=note, by=by,
            )  # fmt: skip

    def _traits(self, by: Person) -> None:
        for place, (name, kind, weight, wanted, key) in enumerate(self.told["traits"]):
            Trait.objects.create(name=name, kind=kind, weight=weight, wanted=wanted, key=key, position=place, by=by)
        for name in self.told["best"]:
            BestClient.objects.create(client=self.stories[name].client, by=by, at=self.times.at(-30))

    def _lead(self, told: dict[str, Any]) -> None:
        owner, since = self.people[told["owner"]], self.times.hours_ago(told["hours"])
        state = told.get("state", Lead.State.NEW)
        answered = None if state == Lead.State.NEW else since + timedelta(hours=6)
        decided = answered if state in (Lead.State.LOST, Lead.State.NO) else None
        lead = Lead.objects.create(
            name=told["name"], company=told["company"], wants=told["wants"], came=told["came"], state=state,
            email=f"{told['key']}@{told['key']}.example", country="ES", language=told.get("language", "es"),
            channel=self.channels[told["channel"]], campaign=self.campaigns.get(told.get("campaign", "")),
            budget=told["budget"] * CENTS, currency="EUR", owner=owner, received_at=since, confirmed_at=since,
            answered_at=answered, answered_by=owner if answered else None, decided_at=decided,
            because=told.get("because", ""), by=None if told["came"] == Lead.Came.FORM else owner,
        )  # fmt: skip
        Lead.objects.filter(pk=lead.pk).update(updated_at=decided or answered or since)
        for trait, value in told.get("suits", {"Vende algo propio": "yes"}).items():
            TraitValue.objects.create(trait=Trait.objects.get(name=trait), lead=lead, value=value, by=owner)
        self.leads[told["key"]] = lead

    def _opportunity(self, told: dict[str, Any], place: int) -> None:
        stage = next(one for one in stages() if one.key == told["stage"])
        owner, at = self.people[told["owner"]], self.times.at(-told["days"], "11:00")
        step, lost, lead = told.get("next"), told.get("lost"), self.leads.get(told.get("lead", ""))
        spoken = {"budget_said": told["money"], "budget_spoken_at": at} if "money" in told else {}
        over = {"state": "lost", "lost_for": lost[0], "lost_because": lost[1], "decided_at": at} if lost else {}
        one = Opportunity.objects.create(
            title=told["title"], client=self._client(told) if "client" in told else None, lead=lead,
            owner=owner, stage=stage, stage_since=at, position=place, value=told["euros"] * CENTS, currency="EUR",
            expected_on=self.times.day(30), next_step=step[0] if step else "",
            next_on=self.times.day(step[1]) if step else None, goals=told.get("goals", ""),
            decider=told.get("decider", ""), channel=lead.channel if lead else None, by=owner, **spoken, **over,
        )  # fmt: skip
        Opportunity.objects.filter(pk=one.pk).update(created_at=at)
        StageMove.objects.create(opportunity=one, to_stage=None if lost else stage, at=at, by=owner)
        for text, due, who in told.get("promises", []):
            taken = {"taken_by": self.people[who], "taken_at": at} if who else {}
            SellingPromise.objects.create(
                opportunity=one, text=text, promised_on=self.times.day(due), made_at=at, by=owner, **taken
            )
        if stage.key == "handover":
            Handover.objects.create(
                opportunity=one, manager=owner, project_name=told["title"], money=told["money"], by=owner,
                starts_on=self.times.day(10), due_on=self.times.day(70),
            )  # fmt: skip
        self.opportunities[told["title"]] = one

    def _referral(self, told: dict[str, Any], by: Person) -> None:
        story = self.stories[told["client"]]
        referral = Referral.objects.create(
            client=story.client, contact=story.contacts[told["contact"]], lead=self.leads[told["lead"]],
            at=self.times.at(told["day"]), note=told["note"], by=by,
        )  # fmt: skip
        if "thanked" in told:
            how, day = told["thanked"]
            referral.thank(how=how, by=by, at=self.times.at(day))

    def _plan(self, told: dict[str, Any]) -> None:
        client, owner = self._client(told), self.stories[told["client"]].owner
        step, day = told["next"]
        AccountPlan.objects.create(
            client=client, direction=told["direction"], part=told["part"], next_step=step,
            next_on=self.times.day(day), reviewed_at=self.times.at(told["reviewed"]), by=owner,
        )  # fmt: skip
        if risk := told.get("risk"):
            text, weight, answer = risk
            AccountRisk.objects.create(
                client=client, text=text, weight=weight, answer=answer, owner=owner, review_on=self.times.day(30),
                by=owner,
            )  # fmt: skip


def take_out_winning(people: Any) -> None:
    """What hangs on no client."""
    Lead.objects.filter(owner__in=people).delete()
    Trait.objects.filter(by__in=people).delete()
    Campaign.objects.filter(by__in=people).delete()
    LeadChannel.objects.filter(by__in=people).delete()
