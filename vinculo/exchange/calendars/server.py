"""Talking to a calendar server (CalDAV): what changed there, one event, putting one there, taking one away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from lxml import etree

from vinculo.exchange.calendars.guarded import session
from vinculo.meetings.models import CalendarAccount, Trouble
from vinculo.record.outbound import Allowed, NoAnswer, NotAsked

SECONDS = 20
AT_ONCE = 50  # events asked for in one request
DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
ICS = {"Content-Type": "text/calendar; charset=utf-8"}


class Failed(Exception):
    """It did not work; `trouble` is the kind of it, in words a person understands (`Trouble`)."""

    def __init__(self, trouble: Trouble, why: object = "") -> None:
        super().__init__(str(why))
        self.trouble = trouble


class ChangedMeanwhile(Exception):
    """Somebody changed that event there since we read it; nothing was written."""


@dataclass(slots=True)
class Changes:
    """Addresses of events with their marks, those that are gone, and the token to ask with next time."""

    there: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    token: str = ""
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar of an account."""

    url: str
    name: str


class Server:
    """One account. Every method may raise `Failed`."""

    def __init__(self, account: CalendarAccount) -> None:
        import caldav

        self.account = account
        allowed = Allowed(private=settings.CALENDAR_ALLOW_PRIVATE, plain=settings.CALENDAR_ALLOW_HTTP)
        self.client = caldav.DAVClient(
            account.url, username=account.username, password=account.password, timeout=SECONDS
        )
        self.client.session = session(allowed)

    def calendars(self) -> list[Found]:
        """The calendars that can hold events; the one the address itself names, if it is one."""
        with Understood():
            try:
                found = self.client.principal().calendars()
            except Exception as why:
                if _trouble_of(why) in (Trouble.REFUSED, Trouble.UNREACHABLE, Trouble.FORBIDDEN):
                    raise
                found = []
            listed = [Found(str(one.url), str(one.name or one.url)) for one in found if _holds_events(one)]
            if not listed and self._is_calendar(self.account.url):
                return [Found(self.account.url, "")]
            return listed

    def changes(self, token: str) -> Changes:
        """Since a token; with an empty or forgotten one, everything. Servers without tokens list all they have."""
        if token:
            try:
                return self._since(token)
            except Failed as failed:
                if failed.trouble == Trouble.UNREACHABLE:
                    raise
        try:
            found = self._since("")
        except Failed as failed:
            if failed.trouble == Trouble.UNREACHABLE:
                raise
            found = self._listed()
        found.is_all = True
        return found

    def events(self, hrefs: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Address, mark and text of those that are (still) there."""
        for start in range(0, len(hrefs), AT_ONCE):
            some = hrefs[start : start + AT_ONCE]
            root = etree.Element(f"{CAL}calendar-multiget", nsmap={None: "DAV:", "c": CAL[1:-1]})
            wanted = etree.SubElement(root, f"{DAV}prop")
            etree.SubElement(wanted, f"{DAV}getetag")
            etree.SubElement(wanted, f"{CAL}calendar-data")
            for href in some:
                etree.SubElement(root, f"{DAV}href").text = href
            tree = self._asked("REPORT", self.account.calendar_url, root, depth="1")
            for href, etag, _status, text in _responses(tree):
                if text:
                    yield href, etag, text

    def get(self, href: str) -> str | None:
        """The text of one event; None when it is gone."""
        answer = self._request(self._address(href), "GET")
        return answer.raw if answer.status == 200 else None

    def put(self, href: str, text: bytes, *, etag: str = "") -> str:
        """Write it; gives its new mark. With `etag` only over that version, without one only where nothing is."""
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = self._request(self._address(href), "PUT", text.decode(), {**ICS, **condition})
        if answer.status in (409, 412):
            raise ChangedMeanwhile(href)
        if answer.status not in (200, 201, 204):
            raise Failed(Trouble.STRANGE, answer.status)
        return str(answer.headers.get("ETag", ""))

    def delete(self, href: str, *, etag: str = "") -> None:
        answer = self._request(self._address(href), "DELETE", "", {"If-Match": etag} if etag else {})
        if answer.status == 412:
            raise ChangedMeanwhile(href)
        if answer.status not in (200, 202, 204, 404, 410):
            raise Failed(Trouble.STRANGE, answer.status)

    def href_for(self, uid: str) -> str:
        """Where a new event goes: a name made of its uid, in the folder of the calendar."""
        plain = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in uid)
        return f"{urlsplit(self.account.calendar_url).path.rstrip('/')}/{plain}.ics"

    def _since(self, token: str) -> Changes:
        root = etree.Element(f"{DAV}sync-collection", nsmap={None: "DAV:"})
        etree.SubElement(root, f"{DAV}sync-token").text = token
        etree.SubElement(root, f"{DAV}sync-level").text = "1"
        etree.SubElement(etree.SubElement(root, f"{DAV}prop"), f"{DAV}getetag")
        tree = self._asked("REPORT", self.account.calendar_url, root)
        found = Changes(token=tree.findtext(f"{DAV}sync-token") or "")
        for href, etag, status, _text in _responses(tree):
            if " 404 " in f" {status} ":
                found.gone.append(href)
            elif etag and not href.endswith("/"):
                found.there[href] = etag
        return found

    def _listed(self) -> Changes:
        root = etree.Element(f"{DAV}propfind", nsmap={None: "DAV:"})
        etree.SubElement(etree.SubElement(root, f"{DAV}prop"), f"{DAV}getetag")
        tree = self._asked("PROPFIND", self.account.calendar_url, root, depth="1")
        return Changes({href: etag for href, etag, _status, _text in _responses(tree) if etag and href[-1] != "/"})

    def _is_calendar(self, url: str) -> bool:
        root = etree.Element(f"{DAV}propfind", nsmap={None: "DAV:"})
        etree.SubElement(etree.SubElement(root, f"{DAV}prop"), f"{DAV}resourcetype")
        tree = self._asked("PROPFIND", url, root, depth="0")
        return tree.find(f".//{CAL}calendar") is not None

    def _asked(self, method: str, url: str, root: Any, depth: str = "") -> Any:
        body = etree.tostring(root, xml_declaration=True, encoding="utf-8").decode()
        headers = {"Content-Type": "application/xml; charset=utf-8", **({"Depth": depth} if depth else {})}
        answer = self._request(url, method, body, headers)
        if answer.status == 404:
            raise Failed(Trouble.GONE, url)
        if answer.status != 207 or answer.tree is None:
            raise Failed(Trouble.STRANGE, answer.status)
        return answer.tree

    def _request(self, url: str, method: str, body: str = "", headers: dict[str, str] | None = None) -> Any:
        with Understood():
            return self.client.request(url, method, body, headers or {})

    def _address(self, href: str) -> str:
        """Only on the machine of the calendar: an address that leads elsewhere is none of ours."""
        base, parts = urlsplit(self.account.calendar_url), urlsplit(href)
        if parts.netloc and parts.netloc != base.netloc:
            raise Failed(Trouble.STRANGE, href)
        return f"{base.scheme}://{base.netloc}{parts.path}"


class Understood:
    """Turns whatever the libraries raise into `Failed`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, why: BaseException | None, trace: Any) -> None:
        if isinstance(why, Exception) and not isinstance(why, Failed):
            raise Failed(_trouble_of(why), why) from why


def _trouble_of(why: BaseException) -> Trouble:
    import requests
    from caldav.lib import error

    causes = [why]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and len(causes) < 12:
        causes.append(cause)
    if isinstance(why, Failed):
        return why.trouble
    if any(isinstance(one, NotAsked) for one in causes):
        return Trouble.FORBIDDEN
    if isinstance(why, error.AuthorizationError):
        return Trouble.REFUSED
    if isinstance(why, error.NotFoundError):
        return Trouble.GONE
    if isinstance(why, requests.RequestException | NoAnswer | TimeoutError):
        return Trouble.UNREACHABLE
    return Trouble.STRANGE


def _holds_events(calendar: Any) -> bool:
    try:
        return "VEVENT" in calendar.get_supported_components()
    except Exception:  # noqa: BLE001 a server that does not say so holds events
        return True


def _responses(tree: Any) -> Iterator[tuple[str, str, str, str]]:
    """Address, mark, status and text of each response."""
    for one in tree.iter(f"{DAV}response"):
        href = unquote(urlsplit(one.findtext(f"{DAV}href") or "").path)
        etag = one.findtext(f".//{DAV}getetag") or ""
        status = one.findtext(f"{DAV}status") or ""
        yield href, etag, status, one.findtext(f".//{CAL}calendar-data") or ""
