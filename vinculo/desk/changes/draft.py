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
        parts += [_end(change), writer.name]
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
    if change.state == ChangeRequest.State.ACCEPTED:
        return _("as agreed, here is “%(title)s” for %(project)s in writing.") % words
    if change.amount and change.spoken_at:
        return _("as we said, here is “%(title)s” for %(project)s in writing.") % words
    return _("here is “%(title)s” for %(project)s in writing.") % words


def _end(change: ChangeRequest) -> str:
    if change.state == ChangeRequest.State.ACCEPTED:
        return _("If you remember it differently, tell me; otherwise we go on like this.")
    return _("Is that fine with you? A short yes by return is enough; we begin after it.")


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
        same = effect.milestone.promised_on == effect.promised_to_on  # accepted: they have the new date already
        line = _("Date: %(milestone)s on %(to)s") if same else _("Date: %(milestone)s on %(to)s instead of %(from)s")
        lines.append(line % words)
    return lines
