"""One thing of Basecamp as one record of ours, by its kind."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from email.utils import parseaddr

from vinculo.exchange import limits
from vinculo.exchange.basecamp.kinds import Found
from vinculo.exchange.basecamp.people import company, everybody, someone
from vinculo.exchange.basecamp.words import Words
from vinculo.exchange.history.records import Appointment, Check, Job, Paper, Record, Said, Someone, Way, Work
from vinculo.exchange.reading.values import identity, line, number, thing, things, yes
from vinculo.exchange.refusals import RowProblem
from vinculo.language import cleaning

JOBS = frozenset({"Todo", "Kanban::Card"})
LONGEST = 24 * 60
Made = Record | RowProblem


def work(found: Found) -> Made:
    words, account = Words(found), company(thing(found.data, "client_company"), found.number)
    name = words.name("name", "title", length=limits.NAME)
    if not found.id or not name:
        return problem(found, "nameless")
    status = words.name("status", length=40)
    return Work(
        id=found.id,
        name=name,
        account_id=account.id if account else "",
        account_name=account.name if account else "",
        about=words.text("description"),
        status=status,
        closed=status == "archived",
        url=words.address(),
        line=found.number,
        remarks=tuple(words.remarks),
    )


def job(found: Found) -> Made:
    """A to-do, or a card: a card stands in a column, and the column says how far it is."""
    words, is_card = Words(found), found.kind == "Kanban::Card"
    name = words.name("title", "content") if is_card else words.name("content", "title")
    if not found.id or not name:
        return problem(found, "nameless")
    about = words.text("content", "description") if is_card else words.text("description")
    if name.endswith("…"):
        about = "\n\n".join(filter(None, [words.text("title" if is_card else "content"), about]))
    column = line(found.parent, "title", limits.NAME)
    completion = thing(found.data, "completion")
    done = yes(found.data, "completed") or line(found.parent, "type") == "Kanban::DoneColumn"
    return Job(
        id=found.id,
        work_id=bucket_of(found),
        name=name,
        about=about,
        column=column,
        status=column if is_card else "",
        done=done,
        closed=line(found.data, "status") == "archived",
        done_at=words.moment("completed_at") or words.moment("created_at", completion) if done else None,
        starts_on=words.day("starts_on"),
        due_on=words.day("due_on"),
        assignees=everybody(found.data, "assignees"),
        checks=tuple(_check(one) for one in things(found.data, "steps") if _step(one)),
        position=number(found.data, "position"),
        url=words.address(),
        created_at=words.moment("created_at"),
        line=found.number,
        remarks=tuple(words.remarks),
    )


def said(found: Found) -> Made:
    """A message, a comment, an answer, a letter of the client side: somebody's words."""
    words, by = Words(found), _by(found)
    text = words.text("content", "description")
    if not found.id or not text:
        return problem(found, "no_words")
    return _said(found, words, by, text=text, title=words.name("subject", "title"))


def forward(found: Found) -> Made:
    """A mail that was forwarded to Basecamp, from the one who wrote it."""
    words = Words(found)
    name, mail = parseaddr(line(found.data, "from", 400))
    by = Someone(name=cleaning.one_line(name)[: limits.NAME], email=cleaning.email_address(mail) or "", ours=False)
    text = words.text("content") or words.name("subject")
    if not found.id or not text:
        return problem(found, "no_words")
    return _said(found, words, by, text=text, title=words.name("subject", "title"), way=Way.MAIL, incoming=True)


def approval(found: Found) -> Made:
    """What the client was asked to agree to, with where it stands; an answer to it says yes or no."""
    words = Words(found)
    stands = words.name("approval_status", length=40)
    if isinstance(found.data.get("approved"), bool):
        stands = "approved" if found.data["approved"] else "not approved"
    text = "\n\n".join(filter(None, [words.text("content"), stands]))
    if not found.id or not text:
        return problem(found, "no_words")
    return _said(found, words, _by(found), text=text, title=words.name("subject", "title"), shared=True)


def needle(found: Found) -> Made:
    """How far a project said it was."""
    words = Words(found)
    place = found.data.get("position")
    percent = f"{place}%" if isinstance(place, int) and not isinstance(place, bool) and 0 <= place <= 100 else ""
    title = " ".join(filter(None, [percent, words.name("color", length=40)]))
    text = words.text("description", "content") or title
    if not found.id or not text:
        return problem(found, "no_words")
    return _said(found, words, _by(found), text=text, title=title)


def hours(found: Found) -> Made:
    """Time somebody wrote down."""
    words = Words(found)
    spent = _minutes(found.data.get("hours"))
    text = words.text("description") or (f"{line(found.data, 'hours', 10)} h" if spent else "")
    if not found.id or not text:
        return problem(found, "no_words")
    person = someone(thing(found.data, "person")) or _by(found)
    return _said(found, words, person, text=text, at=words.moment("date"), minutes=spent)


def appointment(found: Found) -> Made:
    words = Words(found)
    starts_at, title = words.moment("starts_at"), words.name("summary", "title", length=limits.NAME)
    if not found.id or not title:
        return problem(found, "nameless")
    if starts_at is None:
        return problem(found, "no_time")
    ends_at = words.moment("ends_at")
    return Appointment(
        id=found.id,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at if ends_at and starts_at <= ends_at < starts_at + timedelta(days=366) else None,
        all_day=yes(found.data, "all_day"),
        work_id=bucket_of(found),
        about=words.text("description"),
        with_=everybody(found.data, "participants"),
        line=found.number,
        remarks=tuple(words.remarks),
    )


def paper(found: Found) -> Made:
    """A document with its text, or a file, which stays where it is: its address comes."""
    words = Words(found)
    title = words.name("title", "filename", length=limits.NAME)
    if not found.id or not title:
        return problem(found, "nameless")
    return Paper(
        id=found.id,
        work_id=bucket_of(found),
        title=title,
        text=words.text("content", "description"),
        url=words.address(),
        at=words.moment("created_at"),
        by=_by(found),
        shared=yes(found.data, "visible_to_clients"),
        line=found.number,
        remarks=tuple(words.remarks),
    )


RECORDS: dict[str, Callable[[Found], Made]] = {
    "Project": work, "Todo": job, "Kanban::Card": job, "Message": said, "Comment": said, "Question::Answer": said,
    "Client::Correspondence": said, "Client::Reply": said, "Client::Approval": approval,
    "Client::Approval::Response": approval, "Inbox::Forward": forward, "Gauge::Needle": needle,
    "Timesheet::Entry": hours, "Schedule::Entry": appointment, "Document": paper, "Upload": paper,
    "GoogleDocument": paper, "CloudFile": paper,
}  # fmt: skip


def problem(found: Found, why: str) -> RowProblem:
    return RowProblem(found.number, found.title or found.id or found.kind, why)


def bucket_of(found: Found) -> str:
    return identity(found.bucket)


def _said(
    found: Found,
    words: Words,
    by: Someone | None,
    *,
    text: str,
    title: str = "",
    way: Way = Way.NOTE,
    incoming: bool | None = None,
    shared: bool = False,
    at: datetime | None = None,
    minutes: int | None = None,
) -> Said:
    shared = shared or yes(found.data, "visible_to_clients") or found.kind.startswith("Client::")
    on_job = line(found.parent, "type") in JOBS and identity(found.parent)
    ours = by.ours if by else None
    return Said(
        id=found.id,
        on_kind="job" if on_job else "work",
        on_id=on_job or bucket_of(found),
        work_id=bucket_of(found),
        text=text,
        title=title,
        way=way,
        at=at or words.moment("created_at"),
        minutes=minutes,
        incoming=incoming or (True if ours is False else False if ours and shared else None),
        by=by,
        shared=shared,
        line=found.number,
        remarks=tuple(words.remarks),
    )


def _by(found: Found) -> Someone | None:
    return someone(thing(found.data, "creator"))


def _step(found: dict[str, object]) -> str:
    return line(found, "title", limits.SUBJECT) or line(found, "content", limits.SUBJECT)


def _check(found: dict[str, object]) -> Check:
    """A step of a card; who shall do it until when has no place of its own, so it is said behind it."""
    until = [line(found, "due_on", 10), *(one.name for one in everybody(found, "assignees"))]
    more = ", ".join(filter(None, until))
    text = _step(found)
    return Check(text=(f"{text} ({more})" if more else text)[: limits.SUBJECT], done=yes(found, "completed"))


def _minutes(hours: object) -> int | None:
    """ "2.0" hours, or "1:30"."""
    if not isinstance(hours, str | int | float) or isinstance(hours, bool) or len(str(hours)) > 10:
        return None
    whole, _, sixtieths = str(hours).partition(":")
    try:
        found = Decimal(whole) * 60 + Decimal(sixtieths or 0)
    except InvalidOperation:
        return None
    return int(found) if found.is_finite() and 0 < found <= LONGEST else None
