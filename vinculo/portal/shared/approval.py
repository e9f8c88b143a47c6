"""One thing that somebody of theirs is asked to say yes to: the paper, what is new in it, who says what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from vinculo.access.sees import role_in
from vinculo.documents.approvals.answering import newer_version
from vinculo.documents.approvals.changed import Line, before, changed
from vinculo.documents.approvals.turns import last_words
from vinculo.documents.models import Answer, Approval, Approver, Remark, Version
from vinculo.documents.pages import PageImage, address, pages_of, text_of
from vinculo.logbook.approval_facts import still_so
from vinculo.portal.shared.decisions import icon_of, title_of
from vinculo.portal.shared.facts import Fact, facts_of
from vinculo.portal.shared.seen import seen_approvals
from vinculo.portal.visitor import Visitor
from vinculo.projects.models import ProjectContact

FILES = "/portal/files"
Role = ProjectContact.Role


@dataclass(frozen=True, slots=True)
class Pin:
    """A remark on the paper. Without a place it belongs to its page; `number` is what stands in its circle."""

    id: int
    number: int
    page: int
    x: str  # "41.5%"; empty without a place
    y: str
    text: str
    who: str
    at: datetime
    settled_at: datetime | None
    answer: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture, with the remarks that have a place on it."""

    picture: PageImage
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One of those who are asked. `stands`: turn, later, approve, changes, talk; `words`: what they wrote."""

    name: str
    initials: str
    stands: str
    is_me: bool
    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The version before: its pages, and what words say of the difference."""

    number: int
    note: str
    sheets: tuple[PageImage, ...]
    url: str
    lines: tuple[Line, ...]
    more: int
    readable: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """
    The page of an approval. `stands`: open, approved, changes, withdrawn, signed (by all, instead), ran_out, or
    overtaken, when what is asked is no longer what stands there. `turn`: mine, later, said, or empty for those who are
    not asked.
    """

    id: int
    about: str
    icon: str
    title: str
    heading: str
    project: str
    note: str
    minutes: int | None
    due_on: date | None
    expires_at: datetime | None
    sent_at: datetime
    sha256: str
    stands: str
    because: str
    turn: str
    may_answer: bool
    may_remark: bool
    asker: str
    asker_phone: str
    number: int | None
    new_here: str
    sheets: tuple[Sheet, ...]
    text: str
    file_name: str
    file_url: str
    facts: tuple[Fact, ...]
    body: dict[str, Any]
    pins: tuple[Pin, ...]
    people: tuple[Word, ...]
    newest: int | None
    newer_address: str

    @property
    def address(self) -> str:
        return f"/portal/decisions/{self.id}/"

    @property
    def is_open(self) -> bool:
        return self.stands == "open"

    @property
    def print(self) -> str:
        """The hash, so that two people can compare it aloud."""
        shown = self.sha256
        return f"{shown[:4]} {shown[4:8]} {shown[8:12]} … {shown[-4:]}"


def approval_for(visitor: Visitor, pk: int) -> Approval | None:
    """One they see, with everything its page needs."""
    answers = Prefetch("approvers", Approver.objects.select_related("contact").prefetch_related("answers"))
    found = seen_approvals(visitor).select_related("project", "client", "version__document", "by", "milestone")
    return found.prefetch_related(answers).filter(pk=pk).first()


def approver_for(visitor: Visitor, approval: Approval) -> Approver | None:
    """The visitor as one of those who are asked, as long as they decide in the project."""
    if approval.project_id and role_in(visitor.contact_id, approval.project_id) != Role.DECIDER:
        return None
    approvers: list[Approver] = list(approval.approvers.all())
    return next((one for one in approvers if one.contact_id == visitor.contact_id), None)


def may_remark(visitor: Visitor, approval: Approval, *, at: datetime) -> bool:
    """Whoever has a say in the project may pin something to a paper that is still asked about."""
    if approval.version is None or not approval.is_open(at) or newer_version(approval):
        return False
    if approval.project_id is None:
        return approver_for(visitor, approval) is not None
    return role_in(visitor.contact_id, approval.project_id) in (Role.DECIDER, Role.CONTRIBUTOR)


def paper(approval: Approval, visitor: Visitor, *, at: datetime) -> Paper:
    """The page, for one they see."""
    version, mine = approval.version, approver_for(visitor, approval)
    newest = newer_version(approval)
    stands, turn = _stands(approval, newest, at), _turn(mine)
    pins = _pins(approval)
    follower = approval.followed_by.order_by("-pk").values_list("pk", flat=True).first()
    facts, body = facts_of(approval, visitor.language)
    return Paper(
        id=approval.pk,
        about=approval.about,
        icon=icon_of(approval.about),
        title=approval.title,
        heading=title_of(approval),
        project=approval.project.name if approval.project else "",
        note=approval.note,
        minutes=approval.minutes,
        due_on=approval.due_on,
        expires_at=approval.expires_at,
        sent_at=approval.sent_at,
        sha256=approval.sha256,
        stands=stands,
        because=approval.withdrawn_because,
        turn=turn,
        may_answer=stands == "open" and turn in ("mine", "said"),
        may_remark=may_remark(visitor, approval, at=at),
        asker=approval.by.first_name if approval.by else "",
        asker_phone=approval.by.phone if approval.by else "",
        number=version.number if version else None,
        new_here=version.note if version else "",
        sheets=_sheets(version, pins) if version else (),
        text=text_of(version) if version else "",
        file_name=version.name if version else "",
        file_url=f"{address(version, FILES)}get/" if version else "",
        facts=facts,
        body=body,
        pins=pins,
        people=_people(approval, visitor),
        newest=newest.number if newest else None,
        newer_address=f"/portal/decisions/{follower}/" if follower else "",
    )


def earlier(approval: Approval) -> Earlier | None:
    """The version before the one they are asked about, and what is new."""
    old = before(approval.version) if approval.version else None
    if old is None or approval.version is None:
        return None
    found = changed(old, approval.version)
    return Earlier(
        number=old.number,
        note=old.note,
        sheets=tuple(pages_of(old, FILES)),
        url=f"{address(old, FILES)}get/",
        lines=found.lines,
        more=found.more,
        readable=found.readable,
    )


def _stands(approval: Approval, newest: Version | None, at: datetime) -> str:
    if approval.outcome:
        return approval.outcome
    if approval.withdrawn_at:
        return "signed" if approval.is_overtaken else "withdrawn"
    if approval.ran_out_at or approval.has_run_out(at):
        return "ran_out"
    return "overtaken" if newest or not still_so(approval) else "open"


def _turn(mine: Approver | None) -> str:
    if mine is None:
        return ""
    if list(mine.answers.all()):
        return "said"
    return "mine" if mine.asked_at else "later"


def _pins(approval: Approval) -> tuple[Pin, ...]:
    """Numbered in the order in which they stand on the paper."""
    if approval.version is None:
        return ()
    found = Remark.objects.filter(approval=approval, version=approval.version).select_related("by", "by_contact")
    return tuple(_pin(remark, number) for number, remark in enumerate(found.order_by("page", "at", "pk"), start=1))


def _pin(remark: Remark, number: int) -> Pin:
    who = remark.by_contact or remark.by
    return Pin(
        id=remark.pk,
        number=number,
        page=remark.page,
        x=_percent(remark.x),
        y=_percent(remark.y),
        text=remark.text,
        who=who.name if who else _("We"),
        at=remark.at,
        settled_at=remark.settled_at,
        answer=remark.answer,
    )


def _percent(thousandths: int | None) -> str:
    return "" if thousandths is None else f"{thousandths / 10:g}%"


def _sheets(version: Version, pins: tuple[Pin, ...]) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(picture, tuple(pin for pin in pins if pin.page == picture.number and pin.x))
        for picture in pages_of(version, FILES)
    )


def _people(approval: Approval, visitor: Visitor) -> tuple[Word, ...]:
    approvers: list[Approver] = list(approval.approvers.all())
    said = last_words(approvers)
    return tuple(_word(one, said.get(one.pk), visitor) for one in approvers)


def _word(approver: Approver, answer: Answer | None, visitor: Visitor) -> Word:
    contact = approver.contact
    waits = "turn" if approver.asked_at else "later"
    return Word(
        name=contact.name,
        initials=contact.initials,
        stands=answer.choice if answer else waits,
        is_me=contact.pk == visitor.contact_id,
        at=answer.at if answer else None,
        words=answer.text if answer else "",
    )
