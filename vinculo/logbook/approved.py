"""
Approvals where they meet everything else: what is asked for is shared and logged, and what they say has consequences.

An answer, what follows from it and its line in the logbook are written together or not at all. The caller then has
the client checked again (vinculo.practices.recheck.client_changed), and the plan where one may have moved.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from vinculo.agreements.deciding import DecidedAlready, NotAsTheySawIt
from vinculo.agreements.models import ChangeRequest
from vinculo.clients.models import Audience, Channel
from vinculo.conversations import threading
from vinculo.conversations.clock import answer_due_at
from vinculo.conversations.models import Decision, Interaction, Question
from vinculo.documents.approvals import answering, asking, ending
from vinculo.documents.approvals.answering import Answered, Overtaken, Said
from vinculo.documents.approvals.asking import CannotBeAsked, Wish
from vinculo.documents.models import Answer, Approval, Approver
from vinculo.logbook import changes, kickoffs
from vinculo.logbook.approval_facts import DONE, seen_at, still_so
from vinculo.logbook.searchable import index_decisions, index_soon
from vinculo.people.acting import acting
from vinculo.people.models import Organization, Person
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Closing, Kickoff, Minutes
from vinculo.projects.schedule.network import PlanHasCircle
from vinculo.record.chain import Act, Actor, append

About, Choice = Approval.About, Answer.Choice
WRITTEN = frozenset({Channel.PORTAL, Channel.EMAIL, Channel.CHAT, Channel.LETTER})


@transaction.atomic
def ask(wish: Wish, *, by: Person, at: datetime, organization: Organization | None) -> Approval:
    """Ask for their yes. What it is about is shared from now on, and the letter stands in the logbook."""
    _share(wish, by=by, at=at)
    _send_minutes(wish, by=by, at=at)
    return _logged(asking.ask(wish, by=by, at=at), wish, by=by, at=at, organization=organization)


@transaction.atomic
def follow_up(old: Approval, wish: Wish, *, by: Person, at: datetime, organization: Organization | None) -> Approval:
    """Ask anew about what came after; see `ending.follow_up`. It answers what they wanted of the old one."""
    _share(wish, by=by, at=at)
    _send_minutes(wish, by=by, at=at)
    new = _logged(ending.follow_up(old, wish, by=by, at=at), wish, by=by, at=at, organization=organization)
    _no_more_questions(old, answer=_wish_in_words(new, organization), at=at)
    return new


@transaction.atomic
def answer(
    approver: Approver,
    said: Said,
    *,
    actor: Actor,
    at: datetime,
    organization: Organization | None,
    noted_by: Person | None = None,
) -> Answered:
    """
    Their answer with everything that follows from it. Raises Overtaken or NotTheirTurn; then nothing is written.

    `noted_by`: somebody of ours to whom they said it; a yes that was only said still has to be put in writing.
    """
    given = answering.answer(approver, said, actor=actor, at=at, noted_by=noted_by, still_so=still_so)
    if not given.is_new:
        return given
    approval = Approval.objects.select_related("client", "project", "version", "milestone", "by").get(
        pk=approver.approval_id
    )
    with translation.override(organization.language if organization else "en"):
        talk = _talk(approval, approver, said, noted_by, at)
        if said.choice != Choice.APPROVE and noted_by is None:
            _question(approval, approver, talk, at, organization)
        if given.outcome == Approval.Outcome.APPROVED:
            _no_more_questions(approval, answer=talk.summary, at=at)
            _CONSEQUENCES.get(approval.about, _nothing)(approval, approver, said, at, organization)
            if said.channel not in WRITTEN:
                _only_said(approval, approver, talk, noted_by, at)
    return given


def _share(wish: Wish, *, by: Person, at: datetime) -> None:
    """What they are asked about they may see."""
    for subject, kind in ((wish.version.document if wish.version else None, "document"),
                          (wish.milestone, "milestone"), (_change_of(wish), "change")):  # fmt: skip
        if subject is None or subject.audience == Audience.SHARED:
            continue
        subject.audience = Audience.SHARED
        subject.save(update_fields=["audience"])
        act = Act(
            "sharing.changed",
            f"{kind}:{subject.pk}",
            client_id=wish.client.pk,
            project_id=wish.project.pk if wish.project else None,
            facts={"audience": Audience.SHARED.value, "kind_of_thing": kind},
            private={"what": str(subject)[:300]},
            private_of=f"client:{wish.client.pk}",
        )
        append(act, actor=acting(by), at=at)


def _change_of(wish: Wish) -> ChangeRequest | None:
    """Ready to be decided: worked out, and its price spoken about."""
    if wish.about != About.CHANGE:
        return None
    change = ChangeRequest.objects.get(pk=wish.subject_id or 0)
    if change.state != ChangeRequest.State.ESTIMATED:
        raise CannotBeAsked(_("Estimate it first: then there is something to say yes to."))
    if change.amount != 0 and not change.spoken_at:
        raise CannotBeAsked(_("Talk about the price first: ten minutes are enough."))
    return change


def _send_minutes(wish: Wish, *, by: Person, at: datetime) -> None:
    """The copies they confirm with their yes, as each of them reads it."""
    if wish.about != About.MINUTES:
        return
    kickoff, bodies = Kickoff.objects.get(pk=wish.subject_id or 0), wish.shown["bodies"]
    Minutes.objects.bulk_create(
        Minutes(kickoff=kickoff, language=(code := _language(contact, wish, bodies)), body=bodies[code], sent_at=at,
                sent_to=contact, by=by)
        for contact in wish.contacts
    )  # fmt: skip


def _language(contact: Any, wish: Wish, bodies: dict[str, Any]) -> str:
    code = contact.language or wish.client.language
    return code if code in bodies else next(iter(bodies))


def _logged(approval: Approval, wish: Wish, *, by: Person, at: datetime, organization: Organization | None) -> Approval:
    """For us to find again, in our words; they have the letter itself, and the portal."""
    text = _wish_in_words(approval, organization)
    talk = Interaction(
        client=approval.client, project=approval.project, at=at, channel=Channel.EMAIL, direction="out",
        summary="\n".join(filter(None, (text, approval.note))), audience=Audience.TEAM, by=by,
    )  # fmt: skip
    threading.begin(talk, contact=wish.contacts[0].pk if wish.contacts else None)
    talk.save(force_insert=True)
    talk.contacts.add(*wish.contacts)
    talk.people.add(by)
    index_soon(talk)
    return approval


def _wish_in_words(approval: Approval, organization: Organization | None) -> str:
    """What stays in the logbook is in the language of the house, whoever writes it down."""
    with translation.override(organization.language if organization else "en"):
        return _("For their yes: %(what)s") % {"what": approval.title}


def _talk(approval: Approval, approver: Approver, said: Said, noted_by: Person | None, at: datetime) -> Interaction:
    words = {
        Choice.APPROVE: _("%(name)s says yes to “%(what)s”."),
        Choice.CHANGES: _("%(name)s asks for changes to “%(what)s”."),
        Choice.TALK: _("%(name)s would rather talk about “%(what)s”."),
    }[Choice(said.choice)] % {"name": approver.contact.name, "what": approval.title}
    times = _("It suits them: %(times)s") % {"times": said.times} if said.times else ""
    talk = Interaction(
        client=approval.client, project=approval.project, at=at, channel=said.channel, direction="in",
        summary="\n".join(filter(None, (words, said.text, times))), audience=Audience.SHARED, by=noted_by,
        wants_answer=False,
    )  # fmt: skip
    threading.begin(talk, contact=approver.contact_id)
    talk.save(force_insert=True)
    talk.contacts.add(approver.contact)
    if noted_by:
        talk.people.add(noted_by)
    index_soon(talk)
    return talk


def _question(
    approval: Approval, approver: Approver, talk: Interaction, at: datetime, organization: Organization | None
) -> None:
    """What they want changed or talked over waits for us now, against the clock like any question of theirs."""
    Question.objects.create(
        client=approval.client, project=approval.project, contact=approver.contact, interaction=talk, text=talk.summary,
        audience=Audience.SHARED, asked_at=at, due_at=answer_due_at(at, organization),
        owner=approval.by or approval.client.owner,
    )  # fmt: skip
    threading.questions_changed([talk.pk])


def _no_more_questions(approval: Approval, *, answer: str, at: datetime) -> None:
    """What they said about this approval has come to its end. Each such question began with an answer of theirs."""
    began = Answer.objects.filter(approver__approval=approval).exclude(choice=Choice.APPROVE)
    for contact_id, asked_at in began.values_list("approver__contact", "at"):
        theirs = Question.objects.open().theirs().filter(client=approval.client_id, contact=contact_id)
        asked_in = list(theirs.filter(asked_at=asked_at).values_list("interaction", flat=True))
        if asked_in:
            theirs.filter(asked_at=asked_at).update(answered_at=at, answer=answer)
            threading.questions_changed(asked_in)


def _only_said(approval: Approval, approver: Approver, talk: Interaction, by: Person | None, at: datetime) -> None:
    """Decided in words only: somebody has to put it in writing."""
    text = _("%(name)s said yes to “%(what)s”") % {"name": approver.contact.name, "what": approval.title}
    decision = Decision.objects.create(
        client=approval.client, project=approval.project, interaction=talk, text=text, at=at, by=by
    )
    index_decisions([decision])


Consequence = Callable[[Approval, Approver, Said, datetime, Organization | None], None]


def _nothing(*_args: Any) -> None:
    """The yes is all there is to it."""


def _milestone(approval: Approval, approver: Approver, said: Said, at: datetime, _org: Organization | None) -> None:
    if approval.milestone and approval.shown.get("means", DONE) == DONE and not approval.milestone.done_on:
        approval.milestone.finish(on=timezone.localdate(at))


def _minutes(approval: Approval, approver: Approver, said: Said, at: datetime, _org: Organization | None) -> None:
    kickoff = Kickoff.objects.filter(pk=approval.subject_id or 0).first()
    if kickoff:
        kickoffs.confirm(kickoff, channel=said.channel, at=at)


def _closing(approval: Approval, approver: Approver, said: Said, at: datetime, _org: Organization | None) -> None:
    closing, _made = Closing.objects.get_or_create(
        project_id=approval.subject_id or 0, defaults={"started_by": approval.by}
    )
    closing.accepted_on, closing.accepted_by = timezone.localdate(at), approver.contact
    closing.acceptance_note = said.text[:300]
    closing.save(update_fields=["accepted_on", "accepted_by", "acceptance_note", "updated_at"])


def _change(approval: Approval, approver: Approver, said: Said, at: datetime, org: Organization | None) -> None:
    """In the plan and in the budget, with the dates they read; in writing, where they wrote it."""
    change = ChangeRequest.objects.select_related("client", "project").get(pk=approval.subject_id or 0)
    promised = {int(pk): date.fromisoformat(on) for pk, on in approval.shown.get("promised", {}).items()}
    try:
        with transaction.atomic():
            changes.accept(
                change, work_calendar(org), promised=promised, contact=approver.contact, by=None, at=at,
                seen=seen_at(approval),
            )  # fmt: skip
    except (DecidedAlready, NotAsTheySawIt) as why:
        raise Overtaken("shown") from why
    except PlanHasCircle:
        return  # their yes stands; the change waits until somebody has put the plan right
    if said.channel in WRITTEN:
        changes.sign(change, how=_("Their yes to “%(what)s”") % {"what": approval.title}, at=at)


_CONSEQUENCES: dict[str, Consequence] = {
    About.MILESTONE: _milestone,
    About.MINUTES: _minutes,
    About.CLOSING: _closing,
    About.CHANGE: _change,
}
