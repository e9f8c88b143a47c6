"""What an analysis is called, what it asks, what its columns are, and how many are too few to say anything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.exchange.lists.columns import Column, Kind
from vinculo.reports.analysis import kept, learnt, money, standing, talks
from vinculo.reports.analysis.scope import Scope
from vinculo.web.dates import month

Row = dict[str, Any]
Text = str | Promise
FEW = 10


def at(name: str) -> Callable[[Row], Any]:
    return lambda row: row[name]


def number(heading: Text, name: str) -> Column:
    return Column(heading, at(name), Kind.NUMBER)


def sum_(heading: Text, name: str) -> Column:
    return Column(heading, at(name), Kind.SUM, currency=at("currency"))


MONTH = Column(_("Month"), lambda row: month(row["month"]))
YEAR = Column(_("Year"), lambda row: str(row["year"].year))
HOURS = Column(_("Hours"), lambda row: round((row["minutes"] or 0) / 60), Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Analysis:
    """
    `rows` counts; `bar` is the column a bar of the chart stands for, in words `drawn`; `counts` the one whose sum says
    whether there is enough to go by. `only_owner`: its rows have no client yet.
    """

    key: str
    title: Text
    asks: Text
    rows: Callable[[Scope], list[Row]]
    columns: tuple[Column, ...]
    label: Callable[[Row], str]
    bar: str
    counts: str
    drawn: Text
    unit: str = ""
    empty: Text = ""
    only_owner: bool = False


ANALYSES: dict[str, Analysis] = {
    one.key: one
    for one in (
        Analysis(
            "promises", _("Promises kept"), _("How many of our promises did we keep on the day they heard?"),
            kept.promises,
            (
                MONTH, number(_("Due"), "all"), number(_("On their day"), "good"), number(_("Later"), "late"),
                number(_("Still open"), "open"), number(_("On their day, in %"), "share"),
            ),
            lambda row: month(row["month"]), "share", "all", _("On their day, in %"), "%",
            _("Write promises down with their day, and they are counted here once that day has come."),
        ),
        Analysis(
            "answers", _("Answer times"), _("How long does a client wait for an answer?"), kept.answers,
            (
                MONTH, number(_("Asked"), "all"), number(_("Within the limit"), "good"), number(_("Later"), "late"),
                number(_("Open past the limit"), "open"), number(_("Within the limit, in %"), "share"),
                number(_("Hours until the answer, on average"), "hours"),
            ),
            lambda row: month(row["month"]), "hours", "all", _("Hours until the answer, on average"), "h",
            _("Questions of clients are counted here, from their mails, calls and the portal."),
        ),
        Analysis(
            "status", _("Asked for the status"),
            _("How often did a client have to ask how it is going? The goal is 0."),
            kept.asked_status,
            (
                MONTH, number(_("They had to ask"), "asked"), number(_("We told them unasked"), "told"),
                number(_("Exchanges"), "all"),
            ),
            lambda row: month(row["month"]), "asked", "all", _("They had to ask"), "",
            _("Log calls and mails: whether they had to ask is one tick there."),
        ),
        Analysis(
            "channels", _("Channels"), _("On which channels do we speak with each other?"), talks.channels,
            (
                Column(_("Channel"), at("name")), number(_("Exchanges"), "all"), number(_("From them"), "theirs"),
                number(_("From us"), "ours"), number(_("Both spoke"), "both"), HOURS, number(_("Share, in %"), "share"),
            ),
            lambda row: str(row["name"]), "all", "all", _("Exchanges"), "",
            _("Log calls, meetings and mails, and the mix shows here."),
        ),
        Analysis(
            "faces", _("Face to face"), _("How often do we see our clients?"), talks.faces,
            (
                MONTH, number(_("In person"), "met"), number(_("By video"), "video"), HOURS,
                number(_("Clients seen"), "clients"),
            ),
            lambda row: month(row["month"]), "all", "all", _("Times seen"), "",
            _("Meetings in person and by video are counted here once they are logged."),
        ),
        Analysis(
            "seasons", _("Seasons"), _("How do relationships pass from one season to another?"), standing.seasons,
            (
                Column(pgettext_lazy("a season before", "From"), at("from")),
                Column(pgettext_lazy("a season after", "Into"), at("into")), number(_("Times"), "all"),
                number(_("Clients"), "clients"),
            ),
            lambda row: f"{row['from']} → {row['into']}", "all", "all", _("Times"), "",
            _("Nobody passed from one season to another in these days."),
        ),
        Analysis(
            "retention", _("Who stays"), _("Of the clients who began in a year, how many are still there?"),
            standing.retention,
            (
                YEAR, number(_("Began"), "all"), number(_("Still there"), "stay"), number(_("Left"), "left"),
                number(_("Still there, in %"), "share"),
            ),
            lambda row: str(row["year"].year), "share", "all", _("Still there, in %"), "%",
            _("Say at a client since when they are one, and they are counted here."),
        ),
        Analysis(
            "yield", _("What channels bring"), _("Where do the clients come from, and what does that cost?"),
            money.channel_yield,
            (
                Column(_("Channel"), lambda row: row["name"] or str(_("Not known"))), number(_("Leads"), "leads"),
                number(_("Won"), "won"), sum_(_("Value won"), "value"), sum_(_("Cost"), "spent"), HOURS,
            ),
            lambda row: row["name"] or str(_("Not known")), "leads", "leads", _("Leads"), "",
            _("Say at a lead which channel it came by, and at the channel what it cost."), only_owner=True,
        ),
        Analysis(
            "profit", _("What an hour brings"), _("What did we invoice to each client, and for how many hours?"),
            money.profitability,
            (
                Column(_("Client"), at("name")), sum_(_("Invoiced without tax"), "net"), HOURS,
                sum_(_("For an hour"), "hour"),
            ),
            lambda row: f"{row['name']} {row['currency']}".strip(), "minutes", "minutes", _("Hours"), "",
            _("Issue invoices and write hours down, and both meet here."),
        ),
        Analysis(
            "lessons", _("Lessons by subject"), _("What do we learn about, again and again?"), learnt.lessons,
            (
                Column(_("About"), lambda row: row["tag"] or str(_("Nothing in particular"))),
                number(_("Lessons"), "all"), number(_("Projects"), "projects"), number(_("Clients"), "clients"),
            ),
            lambda row: row["tag"] or str(_("Nothing in particular")), "all", "all", _("Lessons"), "",
            _("When a project ends, write two or three lessons down."),
        ),
    )
}  # fmt: skip
