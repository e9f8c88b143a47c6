"""Everything the record holds about one client, loaded, ordered, and deaf to the database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from vinculo.practices.facts import (
    AgreementFacts,
    AppreciationFacts,
    AreaFacts,
    BadNewsFacts,
    BeginningFacts,
    ChangeFacts,
    CheckInFacts,
    ClientFacts,
    ComplaintFacts,
    ContactFacts,
    DateFacts,
    DecisionFacts,
    ExpectationFacts,
    FavourFacts,
    FeedbackFacts,
    FlagFacts,
    HandOverItemFacts,
    IncidentFacts,
    InteractionFacts,
    InvoiceFacts,
    LoadFacts,
    MeetingFacts,
    MilestoneFacts,
    NextWordFacts,
    ObligationFacts,
    PartFacts,
    ProjectFacts,
    PromiseFacts,
    ProposalFacts,
    QuestionFacts,
    QuoteFacts,
    ReferenceFacts,
    ReferralFacts,
    ReproachFacts,
    known,
)

if TYPE_CHECKING:
    from vinculo.practices.practice import Moment


@dataclass(frozen=True)
class Relationship:
    """
    One client and us. Interactions are oldest first. Facts come in any order otherwise and no rule may depend on it.
    """

    client: ClientFacts
    contacts: tuple[ContactFacts, ...] = ()
    dates: tuple[DateFacts, ...] = ()
    projects: tuple[ProjectFacts, ...] = ()
    milestones: tuple[MilestoneFacts, ...] = ()
    interactions: tuple[InteractionFacts, ...] = ()
    promises: tuple[PromiseFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()
    proposals: tuple[ProposalFacts, ...] = ()
    reproaches: tuple[ReproachFacts, ...] = ()
    expectations: tuple[ExpectationFacts, ...] = ()
    next_words: tuple[NextWordFacts, ...] = ()
    bad_news: tuple[BadNewsFacts, ...] = ()
    areas: tuple[AreaFacts, ...] = ()
    parts: tuple[PartFacts, ...] = ()
    check_ins: tuple[CheckInFacts, ...] = ()
    meetings: tuple[MeetingFacts, ...] = ()
    agreements: tuple[AgreementFacts, ...] = ()
    obligations: tuple[ObligationFacts, ...] = ()
    changes: tuple[ChangeFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
    flags: tuple[FlagFacts, ...] = ()
    incidents: tuple[IncidentFacts, ...] = ()
    complaints: tuple[ComplaintFacts, ...] = ()
    hand_over: tuple[HandOverItemFacts, ...] = ()
    feedback: tuple[FeedbackFacts, ...] = ()
    appreciations: tuple[AppreciationFacts, ...] = ()
    loads: tuple[LoadFacts, ...] = ()
    invoices: tuple[InvoiceFacts, ...] = ()
    quotes: tuple[QuoteFacts, ...] = ()
    referrals: tuple[ReferralFacts, ...] = ()
    references: tuple[ReferenceFacts, ...] = ()
    favours: tuple[FavourFacts, ...] = ()
    beginnings: tuple[BeginningFacts, ...] = ()

    @cached_property
    def exchanges(self) -> tuple[InteractionFacts, ...]:
        """What passed between them and us, oldest first."""
        return tuple(sorted((fact for fact in self.interactions if fact.is_exchange), key=attrgetter("at", "id")))

    @property
    def last_exchange(self) -> InteractionFacts | None:
        return self.exchanges[-1] if self.exchanges else None

    @cached_property
    def words_from_them(self) -> tuple[datetime, ...]:
        """When they said something, oldest first."""
        return tuple(fact.at for fact in self.exchanges if fact.direction != "out")

    @cached_property
    def running_projects(self) -> tuple[ProjectFacts, ...]:
        return tuple(project for project in self.projects if project.is_running)

    @property
    def is_active(self) -> bool:
        """Work is going on or about to begin."""
        return any(project.phase != "closed" for project in self.projects)

    def on_record_since(self, now: "Moment") -> date:
        """From when on the record can know what was not done; what is older may have happened elsewhere."""
        return now.day_of(self.client.created_at) if self.client.created_at else date.min

    @property
    def is_in_trouble(self) -> bool:
        """Something has to be put right before anything is asked for: a complaint, an incident, untold bad news."""
        goes_on = any(one.is_open for one in self.complaints) or any(one.is_open for one in self.incidents)
        return goes_on or any(news.is_untold for news in self.bad_news)

    def has_to_put_right(self, today: date) -> bool:
        """Nothing is asked for, sold or given meanwhile: trouble, or a promise past the day they count on."""
        late = any(one.is_open and one.counted_on and one.counted_on < today for one in self.promises)
        return late or self.is_in_trouble

    @property
    def has_past_work(self) -> bool:
        return any(project.phase == "closed" for project in self.projects)

    @cached_property
    def present_contacts(self) -> tuple[ContactFacts, ...]:
        """Who is still there: key people first, then those who decide, then by id."""
        there = [contact for contact in self.contacts if contact.left_on is None]
        return tuple(sorted(there, key=lambda c: (not c.is_key, c.power != "decides", c.id)))

    @property
    def is_faceless(self) -> bool:
        """Work runs and nobody of theirs is known: naming somebody comes before asking or telling them."""
        return bool(self.running_projects) and not self.present_contacts

    @property
    def main_contact(self) -> ContactFacts | None:
        return self.present_contacts[0] if self.present_contacts else None

    def contact(self, contact_id: int | None) -> ContactFacts | None:
        """The contact with this id if they are still there, else the main one."""
        for contact in self.present_contacts:
            if contact.id == contact_id:
                return contact
        return self.main_contact

    def names(self, contact: ContactFacts | None) -> dict[str, str]:
        """How sentences call somebody: by first name and in full, or by the client's name when nobody is known."""
        if contact is None:
            return {"contact": self.client.name, "contact_name": self.client.name}
        return {"contact": contact.first_name, "contact_name": contact.name}

    def project(self, project_id: int | None) -> ProjectFacts | None:
        return next((project for project in self.projects if project.id == project_id), None)

    def milestone(self, milestone_id: int | None) -> MilestoneFacts | None:
        return next((milestone for milestone in self.milestones if milestone.id == milestone_id), None)

    def exchanges_about(self, project: ProjectFacts) -> Iterator[InteractionFacts]:
        """What was said about a project, or about nothing in particular; oldest first."""
        return (fact for fact in self.exchanges if fact.project_id in (None, project.id))

    def exchanges_since(self, at: datetime) -> Iterator[InteractionFacts]:
        return (fact for fact in self.exchanges if fact.at >= at)

    @cached_property
    def asked_in_vain(self) -> tuple[InteractionFacts, ...]:
        """
        Where they asked how it is going and have not heard from us since, oldest first. What the portal answered is no
        word of ours: they had to ask.
        """
        waiting: list[InteractionFacts] = []
        for exchange in self.exchanges:
            if exchange.asks_status and (exchange.is_looked_up or not exchange.shares_status):
                waiting.append(exchange)
            elif exchange.is_from_us:
                waiting = []
        return tuple(waiting)

    @property
    def asked_by_us(self) -> tuple[QuestionFacts | ProposalFacts, ...]:
        """What we asked them, also where only a letter says so."""
        all_of_it: tuple[QuestionFacts | ProposalFacts, ...] = (
            *self.questions,
            *(one for one in self.proposals if one.is_open),
        )
        return tuple(one for one in all_of_it if one.asked_by_us)

    @property
    def asked_by_them(self) -> tuple[QuestionFacts | ProposalFacts, ...]:
        """What waits for our answer, also where a letter only seems to ask."""
        waiting: tuple[QuestionFacts | ProposalFacts, ...] = (*self.questions, *self.seem_to_wait)
        return tuple(one for one in waiting if one.is_open and not one.asked_by_us)

    @cached_property
    def seem_to_wait(self) -> tuple[ProposalFacts, ...]:
        """
        The first thing that each of theirs seems to ask, while nobody looked at it or wrote to them since: a hundred
        letters of one person are one reason to look. A letter of which a question was noted, or that asks how it is
        going, is spoken of for that.
        """
        noted = {one.interaction_id for one in self.questions} | {one.id for one in self.asked_in_vain}
        last = max((fact.at for fact in self.exchanges if fact.is_from_us), default=None)
        first: dict[int, ProposalFacts] = {}
        for one in sorted(self.proposals, key=attrgetter("id")):
            if (
                one.is_open
                and not one.asked_by_us
                and one.interaction_id not in noted
                and (last is None or last < one.asked_at)
            ):
                first.setdefault(one.contact_id or -one.interaction_id, one)
        return tuple(first.values())

    @cached_property
    def written_streak(self) -> tuple[InteractionFacts, ...]:
        """The exchanges since we last heard each other's voice, oldest first."""
        spoken = [place for place, exchange in enumerate(self.exchanges) if exchange.is_by_voice]
        return self.exchanges[spoken[-1] + 1 :] if spoken else self.exchanges

    def is_meeting(self, channel: str) -> bool:
        """Whether talking on this channel counts as meeting: in person, or by video with a client who is far away."""
        return channel == "in_person" or (self.client.is_remote and channel == "video")

    def meets_until(self, last: date, now: "Moment") -> bool:
        """Whether a meeting, at one table where they are near, is planned from now on up to a day."""
        met = (one for one in self.meetings if self.is_meeting(one.channel))
        return any(one.starts_at >= now.at and now.day_of(one.starts_at) <= last for one in met)

    def knows_next_word(self, today: date) -> bool:
        """They know when they will hear from us: a day was named, or a communication plan names them all."""
        named = self.next_word is not None and self.next_word.on >= today
        return named or any(project.plan for project in self.running_projects)

    @cached_property
    def next_word(self) -> NextWordFacts | None:
        """What they last heard about our next word."""
        return max(self.next_words, key=lambda word: (word.told_at, word.id), default=None)

    def wish_of(self, contact: ContactFacts | None) -> ExpectationFacts | None:
        """The latest thing this contact hoped for in their own words; the first recorded of one day."""
        said = [e for e in self.expectations if contact and e.is_quote and e.said_by == contact.id and e.asked_on]
        return min(said, key=lambda e: (-e.asked_on.toordinal() if e.asked_on else 0, e.id), default=None)

    def as_known_at(self, at: datetime) -> "Relationship":
        """The same relationship with only what was known at an earlier moment."""
        return replace(
            self,
            client=self.client.as_known_at(at),
            interactions=tuple(fact for fact in self.interactions if fact.at <= at),
            **{name: known(facts, at) for name in DATED if (facts := getattr(self, name))},
        )


# What looked different at an earlier moment. Dates, areas and parts are known only as they are now.
DATED = (
    "contacts", "projects", "milestones", "promises", "questions", "proposals", "reproaches", "expectations",
    "next_words", "bad_news",
    "check_ins", "meetings", "agreements", "obligations",
    "changes", "decisions", "flags", "incidents", "complaints", "hand_over",
    "feedback", "appreciations", "loads", "invoices", "quotes",
    "referrals", "references", "favours", "beginnings",
)  # fmt: skip
