"""Deals, notes, calls, tasks and events of Zoho CRM: what hangs on companies and people there."""

import re
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext as _

from vinculo.exchange import limits
from vinculo.exchange.history.records import Appointment, Deal, Job, Said, Someone, Way, Work
from vinculo.exchange.refusals import Remark, RowProblem
from vinculo.exchange.zoho.entries import Entry
from vinculo.exchange.zoho.values import Days, minor, percent, someone
from vinculo.language import cleaning

KINDS = {"accounts": "account", "companies": "account", "contacts": "known", "leads": "known", "deals": "deal",
         "potentials": "deal", "pipelines": "deal"}  # fmt: skip
DONE = frozenset({"completed", "closed"})
LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)")
LONGEST = 24 * 60


class Net:
    """Which record is of which kind, and which company it belongs to, as far as was read."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.companies: dict[str, str] = {}
        self.works: set[str] = set()

    def saw(self, id: str, kind: str, account_id: str) -> None:
        if id:
            self.kinds[id] = kind
            if account_id:
                self.companies[id] = account_id

    def hangs_on(self, entry: Entry) -> tuple[str, str]:
        """(kind, id) of what a note, a call or a task is about."""
        about = entry.points_to("relatedto", "whatid", "parentid", "parent") or entry.words("associatedid")
        who = entry.points_to("contactname", "whoid", "whoidname")
        module = entry.words("semodule", "parentidmodule", "parentmodule", "relatedtomodule", "whatidmodule")
        if about:
            about = about.removeprefix("zcrm_")
            return self.kinds.get(about) or KINDS.get(module.lower(), "account"), about
        return "known", who

    def company_of(self, kind: str, id: str) -> str:
        return id if kind == "account" else self.companies.get(id, "")


def deal(entry: Entry, days: Days) -> Deal | RowProblem:
    name = entry.words("dealname", "potentialname", length=limits.NAME)
    if not name:
        return RowProblem(entry.line, entry.shown_as, "zoho_nameless")
    remarks: list[Remark] = []
    amount, stage = entry.words("amount"), entry.words("stage", length=limits.LINE)
    value = minor(amount) if amount else None
    if amount and value is None:
        remarks.append(Remark("zoho_amount", cleaning.beginning(amount, 40)))
    lowered = stage.lower()
    return Deal(
        id=entry.id or f"name:{name.lower()}",
        name=name,
        account_id=entry.points_to("accountname", "companyname"),
        account_name=entry.words("accountname", "companyname", length=limits.NAME),
        contact_id=entry.points_to("contactname"),
        minor=value,
        currency=_currency(entry),
        stage=stage,
        probability=percent(entry.words("probability")),
        won=True if "won" in lowered.split() else False if "lost" in lowered.split() else None,
        closes_on=days.of(entry, remarks, "closingdate"),
        next_step=entry.words("nextstep"),
        about=entry.text("description"),
        owner=someone(entry, "owner"),
        line=entry.line,
        remarks=tuple(remarks),
    )


def note(entry: Entry, days: Days, net: Net) -> Said | RowProblem:
    title, text = entry.words("notetitle", length=limits.NAME), entry.text("notecontent")
    if not title and not text:
        return RowProblem(entry.line, entry.shown_as, "zoho_nameless")
    remarks: list[Remark] = []
    kind, on = net.hangs_on(entry)
    return Said(
        id=entry.id,
        on_kind=kind,
        on_id=on,
        text=text or title,
        title=title if text else "",
        at=days.moment_of(entry, remarks, "createdtime"),
        by=someone(entry, "owner", "createdby"),
        line=entry.line,
        remarks=tuple(remarks),
    )


def call(entry: Entry, days: Days, net: Net) -> Said:
    remarks: list[Remark] = []
    kind, on = net.hangs_on(entry)
    title = entry.words("subject", length=limits.NAME)
    parts = [entry.text(name) for name in ("description", "callagenda", "callresult")]
    direction = entry.words("calltype").lower()
    return Said(
        id=entry.id,
        on_kind=kind,
        on_id=on,
        text="\n\n".join(filter(None, parts)) or title,
        title=title,
        way=Way.CALL,
        at=days.moment_of(entry, remarks, "callstarttime", "createdtime"),
        minutes=_minutes(entry),
        incoming={"inbound": True, "missed": True, "outbound": False}.get(direction),
        by=someone(entry, "owner"),
        line=entry.line,
        remarks=tuple(remarks),
    )


def tasks(entry: Entry, days: Days, net: Net) -> list[Work | Job | RowProblem]:
    """
    A task of the CRM has no project there. Those of one company come into one project of it, which is handed on before
    its first task.
    """
    title = entry.words("subject", length=1000)
    kind, on = net.hangs_on(entry)
    company, named = net.company_of(kind, on), entry.words("relatedto", "whatid", length=limits.NAME)
    if not title or not (company or (named and kind == "account")):
        return [RowProblem(entry.line, entry.shown_as, "zoho_task_of_nobody" if title else "zoho_nameless")]
    work = f"crm-tasks:{company or named.lower()}"
    first: list[Work | Job | RowProblem] = []
    if work not in net.works:
        net.works.add(work)
        said = "" if company else named
        first = [Work(id=work, name=_("Tasks from Zoho CRM"), account_id=company, account_name=said, line=entry.line)]
    remarks: list[Remark] = []
    status = entry.words("status", length=limits.LINE)
    owner = someone(entry, "owner")
    job = Job(
        id=entry.id or f"name:{work}:{title.lower()}",
        work_id=work,
        name=title,
        about=entry.text("description"),
        status=status,
        done=status.lower() in DONE if status else None,
        done_at=days.moment_of(entry, remarks, "closedtime"),
        due_on=days.of(entry, remarks, "duedate"),
        assignees=(owner,) if owner else (),
        labels=_priority(entry),
        position=entry.line,
        created_at=days.moment_of(entry, remarks, "createdtime"),
        line=entry.line,
        remarks=tuple(remarks),
    )
    return [*first, job]


def event(entry: Entry, days: Days, net: Net) -> Appointment | RowProblem:
    remarks: list[Remark] = []
    starts_at = days.moment_of(entry, remarks, "startdatetime", "from", "starttime")
    if starts_at is None:
        return RowProblem(entry.line, entry.shown_as, "zoho_event_without_time")
    ends_at = days.moment_of(entry, remarks, "enddatetime", "to", "endtime")
    kind, on = net.hangs_on(entry)
    all_day = entry.words("allday").lower() in ("true", "1", "yes")
    return Appointment(
        id=entry.id,
        title=entry.words("eventtitle", "title", "subject", length=limits.NAME) or _("Meeting"),
        starts_at=datetime.combine(starts_at.date(), time(), UTC) if all_day else starts_at,
        ends_at=ends_at if ends_at and starts_at <= ends_at < starts_at + timedelta(days=366) else None,
        all_day=all_day,
        account_id=net.company_of(kind, on),
        about=entry.text("description"),
        place=entry.words("venue", "location", length=limits.NAME),
        with_=_participants(entry),
        line=entry.line,
        remarks=tuple(remarks),
    )


def _participants(entry: Entry) -> tuple[Someone, ...]:
    found = []
    for one in entry.lists.get("participants", []):
        if isinstance(one, dict):
            kind = str(one.get("type", ""))
            mail = cleaning.email_address(str(one.get("Email") or (one.get("participant") if kind == "email" else "")))
            name = cleaning.one_line(str(one.get("name") or ""))[: limits.NAME]
            key = cleaning.one_line(str(one.get("participant") or ""))[:64] if kind != "email" else ""
            found.append(Someone(id=key, name=name, email=mail or "", ours=kind == "user" or None))
    return tuple(one for one in found if one.id or one.name or one.email)


def _minutes(entry: Entry) -> int | None:
    seconds = entry.words("calldurationinseconds")
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 7:
        return min(-(-int(seconds) // 60), LONGEST)
    found = LENGTH.fullmatch(entry.words("callduration"))
    if not found:
        return None
    return min(int(found[1] or 0) * 60 + int(found[2]) + (int(found[3]) > 0), LONGEST)


def _currency(entry: Entry) -> str:
    said = entry.words("currency", "currencycode").upper()
    return said if len(said) == 3 and said.isalpha() and said.isascii() else ""


def _priority(entry: Entry) -> tuple[str, ...]:
    said = entry.words("priority", length=60)
    return (said,) if said and said.lower() not in ("normal", "none", "-none-") else ()
