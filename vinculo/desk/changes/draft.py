"""A change in the words and the language of whoever decides it: work, price, dates. Our own dates stay out of it."""

from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.agreements.models import ChangeRequest
from vinculo.desk.changes.rows import price, work
from vinculo.desk.obligations.draft import Draft
from vinculo.people.models import Person
from vinculo.web.dates import day_long


def letter(change: ChangeRequest, *, language: str, writer: Person) -> Draft:
    """Two queries: the effects and their milestones."""
    with translation.override(language):
        subject = _("Change %(number)d: %(title)s") % {"number": change.number, "title": change.title}
        parts = [_hello(change), _intro(change), "\n".join(_facts(change))]
        parts += [_("Is that fine with you? A short yes by return is enough; we begin after it."), writer.name]
        return Draft(subject, "\n\n".join(parts), language)


def explanation(change: ChangeRequest, *, language: str) -> str:
    """What they hear when it cannot be done."""
    with translation.override(language):
        parts = [_("“%(title)s” cannot be done: %(because)s") % {"title": change.title, "because": change.because}]
        if change.instead:
            parts.append(_("What we can do instead: %(instead)s") % {"instead": change.instead})
        return "\n".join(parts)


def _hello(change: ChangeRequest) -> str:
    name = change.contact.first_name if change.contact else ""
    return _("Hello %(name)s,") % {"name": name} if name else _("Hello,")


def _intro(change: ChangeRequest) -> str:
    words = {"title": change.title, "project": change.project.name}
    if change.amount and change.spoken_at:
        return _("as we said, here is “%(title)s” for %(project)s in writing.") % words
    return _("here is “%(title)s” for %(project)s in writing.") % words


def _facts(change: ChangeRequest) -> list[str]:
    lines = [_("Work: %(work)s") % {"work": work(change) or "–"}]
    if change.amount is not None:
        lines.append(_("Price: %(price)s") % {"price": price(change)})
    moved = [effect for effect in change.effects.select_related("milestone") if effect.promised_to_on]
    if not moved:
        return [*lines, _("Dates: none of the dates you have from us moves.")]
    for effect in moved:
        words = {
            "milestone": effect.milestone.name,
            "to": day_long(effect.promised_to_on),
            "from": day_long(effect.milestone.promised_on),
        }
        lines.append(_("Date: %(milestone)s on %(to)s instead of %(from)s") % words)
    return lines
