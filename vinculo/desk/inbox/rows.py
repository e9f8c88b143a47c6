"""
The rows of the inbox, put together here and not in a template: a full page has forty, each with its marks and keys.

How long somebody waits stands there three times for three kinds of readers: as a bar, as a shape with a number, and as
words for those who listen.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from vinculo.clients.models import Channel
from vinculo.conversations.clock import HOURS
from vinculo.conversations.models import Thread, Waits
from vinculo.desk.channels import WRITTEN, glyph_of
from vinculo.desk.inbox.listing import Record
from vinculo.desk.questions.clock import SOON, Clock, waited
from vinculo.web import dates, glyphs, plates

SHORT = 150  # characters of a last word in a row
NEWS_FOR = timedelta(days=14)


class Reader:
    """What is the same in every row: the clock, the moment, and the words of the buttons."""

    def __init__(self, clock: Clock, at: datetime, *, may_change: bool) -> None:
        self.clock, self.at, self.may_change = clock, at, may_change
        self.today = timezone.localtime(at).date()
        new = escape(pgettext("a conversation", "new"))  # not inside the f-string: texts in there are not collected
        self.words = {
            "assign": escape(_("Assign")), "snooze": escape(_("Snooze")), "archive": escape(_("Archive")),
            "reply": escape(_("Reply")), "ours": _("We wrote"),
            "new": f'<span class="tag tag-accent">{new}</span>',
        }  # fmt: skip
        self.channels = {value: str(label) for value, label in Channel.choices}

    def rows(self, records: Iterable[Record]) -> SafeString:
        return mark_safe("".join(self._row(record) for record in records))  # noqa: S308 see _row

    def _row(self, record: Record) -> str:
        """Names and what people wrote are escaped here; keys, glyphs and addresses are ours."""
        address, is_new = f"/inbox/{record.pk}/", self._is_new(record)
        who = record.contact or record.client_name
        return (
            f'<li class="thread{" is-new" if is_new else ""}" data-item>{self._tick(record.pk, who)}'
            f'{plates.avatar(plates.initials(who), who)}<div class="thread-b"><p class="thread-h">'
            f"<b>{escape(who)}</b>{self._client(record)}{self._channel(record)}{self._size(record)}"
            f"{self.words['new'] if is_new else ''}</p>"
            f'<p class="thread-l{" said" if record.channel in WRITTEN else ""}">{self._ours(record)}'
            f'<a class="nolink" href="{address}" data-item-focus>{self._line(record)}</a></p></div>'
            f'<div class="thread-t">{self.waits(record)}{self._whose(record)}</div>'
            f"{self._keys(record, address) if self.may_change else ''}</li>"
        )

    def _tick(self, pk: int, who: str) -> str:
        if not self.may_change:
            return ""
        label = escape(who)
        return f'<input type="checkbox" name="thread" value="{pk}" aria-label="{label}" data-bulk-one data-key="x">'

    def _ours(self, record: Record) -> SafeString:
        """The last word is ours."""
        is_ours = record.channel in WRITTEN and not record.last_is_theirs and record.waits != Waits.US
        return glyphs.icon("reply", "ii", self.words["ours"]) if is_ours else SafeString("")

    @staticmethod
    def _client(record: Record) -> str:
        name = escape(record.client_name) if record.contact else ""
        return f'<a class="nolink" href="/clients/{record.client}/">{name}</a>' if name else ""

    def _channel(self, record: Record) -> str:
        return glyphs.icon(glyph_of(record.channel), "", self.channels.get(record.channel, ""))

    def waits(self, record: Record) -> str:
        """How long who waits has waited; for what is only good to know, when it was said."""
        if record.archived_at is None and record.snoozed_until and record.snoozed_until > self.at:
            until = _("until %(when)s") % {"when": dates.moment(record.snoozed_until, self.today)}
            return f'<span class="faint">{escape(until)}</span>'
        if record.waits == Waits.NOBODY or record.waiting_since is None:
            return f'<span class="faint">{escape(dates.moment(record.last_at, self.today))}</span>'
        gone = self.clock.gone(record.waiting_since, self.at)
        if record.waits == Waits.THEM:
            return glyphs.state("run", waited(int(gone)))
        return wait_bar(gone)

    def _is_new(self, record: Record) -> bool:
        return (
            record.last_is_theirs
            and not record.is_seen
            and record.archived_at is None
            and record.arrived_at is not None
            and record.arrived_at > self.at - NEWS_FOR
        )

    def _line(self, record: Record) -> str:
        line = record.line if len(record.line) <= SHORT else f"{record.line[:SHORT].rsplit(' ', 1)[0]}…"
        return escape(line or record.subject or self.channels.get(record.channel, ""))

    @staticmethod
    def _size(record: Record) -> str:
        if record.size < 2:
            return ""
        words = ngettext("%(count)d message", "%(count)d messages", record.size) % {"count": record.size}
        return (
            f'<span class="faint" title="{escape(words)}">{record.size}<span class="vh"> {escape(words)}</span></span>'
        )

    @staticmethod
    def _whose(record: Record) -> str:
        if not record.assigned_to:
            return ""
        return plates.avatar(plates.initials(record.assigned_to), record.assigned_to, "sm", name=record.assigned_to)

    def _keys(self, record: Record, address: str) -> str:
        """What the keys press in this row. The same stands as buttons on the page of the thread."""
        hidden, words = 'class="vh" tabindex="-1"', self.words
        archive = f'<button {hidden} formaction="{address}archive/" data-key="e">{words["archive"]}</button>'
        return (
            f'<a {hidden} href="{address}reply/" data-key="r">{words["reply"]}</a>'
            f'<a {hidden} href="{address}assign/" data-dialog data-key="a">{words["assign"]}</a>'
            f'<a {hidden} href="{address}snooze/" data-dialog data-key="s">{words["snooze"]}</a>'
            f"{'' if record.archived_at else archive}"
        )


def mark_of(thread: Thread, clock: Clock, at: datetime) -> SafeString:
    """Who waits in a thread and how long, for its own page."""
    if thread.waiting_since is None:
        return SafeString("")
    gone = clock.gone(thread.waiting_since, at)
    if thread.waits == Waits.THEM:
        return glyphs.state("run", _("waits for them, %(time)s") % {"time": waited(int(gone))})
    return mark_safe(wait_bar(gone))  # noqa: S308 put together from states and numbers


def wait_bar(gone: float) -> str:
    """Hours gone of the clock, as a bar and as a state with its words."""
    share = min(gone / HOURS, 1) * 100
    kind = "risk" if gone >= HOURS else "tight" if gone >= HOURS * SOON else "run"
    words = (
        waited(int(gone)) if gone >= 2 * HOURS else _("%(hours)d h of %(limit)d") % {"hours": int(gone), "limit": HOURS}
    )
    return (
        f'{glyphs.state(kind, words)}<svg class="wait-bar wait-{kind}" aria-hidden="true">'
        f'<rect width="100%" height="100%"/><rect width="{share:.0f}%" height="100%"/></svg>'
    )
