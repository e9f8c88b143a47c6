"""What a project leaves behind, on one sheet: delivered, documents, opinions, thanks, lessons, what comes next."""

from typing import Any

from django.utils.translation import gettext as _

from vinculo.desk.closing.about import About
from vinculo.desk.closing.delivered import parts
from vinculo.projects.models import HandOverItem
from vinculo.web.dates import day, day_long, local_date

Body = dict[str, Any]
Row = dict[str, str]


def paper(about: About) -> Body:
    """In the form of the record of a kickoff, so that both look alike."""
    project, us = about.project, about.organization
    sections = [
        _section("promised", _("What was delivered"), _delivered(about)),
        _section("deploy", _("Live"), _items(about, HandOverItem.Kind.DEPLOY)),
        _section("documents", _("Where to look things up"), _items(about, HandOverItem.Kind.DOCUMENT)),
        _section("opinion", _("How it was for them"), _opinion(about)),
        _section("thanks", _("Thanks"), _thanks(about)),
        _section("lessons", _("What we learnt"), _learnt(about)),
        _section("next", _("What comes next"), _next(about)),
    ]
    between = {"client": project.client.name, "us": us.name if us else "Vínculo"}
    return {
        "title": _("What this project leaves behind"),
        "project": project.name,
        "between": _("%(client)s and %(us)s") % between,
        "held": day_long(project.closed_on) if project.closed_on else "",
        "sections": [section for section in sections if section["rows"]],
        "changed": [],
        "signatures": [],
    }


def _section(key: str, title: str, rows: list[Row]) -> dict[str, Any]:
    return {"key": key, "title": title, "rows": rows, "table": key == "promised"}


def _row(key: str, text: str, value: str = "", more: str = "") -> Row:
    return {"key": key, "text": text, "value": value, "more": more}


def _delivered(about: About) -> list[Row]:
    rows = [_row(f"milestone:{one.pk}", one.name, day(one.done_on)) for one in about.milestones if one.done_on]
    rows += [_row(f"part:{number}", part.title, part.summary) for number, part in enumerate(parts(about))]
    closing = about.closing
    if closing.accepted_on:
        who = closing.accepted_by.name if closing.accepted_by else about.project.client.name
        said = f"“{closing.acceptance_note}”" if closing.acceptance_note else ""
        rows.append(_row("accepted", _("Accepted by %(name)s") % {"name": who}, day(closing.accepted_on), said))
    return rows


def _items(about: About, kind: str) -> list[Row]:
    return [
        _row(
            f"item:{item.pk}",
            item.what,
            day(item.done_on) if item.done_on else _("to do"),
            " · ".join(filter(None, (item.owner.name if item.owner else "", item.link))),
        )
        for item in about.items_of(kind)
    ]


def _opinion(about: About) -> list[Row]:
    rows = []
    for one in about.feedback:
        if one.given_at is None:
            continue
        who = one.contact.name if one.contact else about.project.client.name
        score = _("%(score)d of 10") % {"score": one.score} if one.score is not None else day(local_date(one.given_at))
        rows.append(_row(f"feedback:{one.pk}", who, score, one.text))
    return rows


def _thanks(about: About) -> list[Row]:
    return [_row(f"thanks:{one.pk}", one.person.name, one.what_for) for one in about.thanks]


def _learnt(about: About) -> list[Row]:
    look_back = about.look_back
    rows = [
        _row("well", _("What went well"), look_back.went_well) if look_back.went_well else None,
        _row("change", _("What we do differently next time"), look_back.to_change) if look_back.to_change else None,
        *(_row(f"lesson:{one.pk}", one.text, more=one.do_next) for one in about.lessons),
    ]
    return [row for row in rows if row]


def _next(about: About) -> list[Row]:
    closing = about.closing
    rows = []
    if closing.next_step:
        rows.append(_row("step", closing.next_step, day(closing.next_step_on) if closing.next_step_on else ""))
    for one in about.references:
        if one.is_given:
            who = one.contact.name if one.contact else about.project.client.name
            rows.append(_row(f"reference:{one.pk}", _("%(name)s tells others about us") % {"name": who}, more=one.text))
    if closing.last_word_at:
        rows.append(_row("word", closing.last_word))
    return rows
