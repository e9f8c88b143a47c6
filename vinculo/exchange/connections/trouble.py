"""Why a connection does not work: a code with facts is kept, the sentence is made when somebody reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "token": _("%(system)s no longer accepts the token: paste a new one."),
    "again": _("%(system)s no longer lets us in: connect it again."),
    "forbidden": _("%(system)s does not show us “%(what)s” any more. Whose account it is must be a member there."),
    "cards": _(
        "%(system)s does not let us make cards on “%(what)s”. Whose account it is must be allowed to write there; or "
        "choose that new tasks stay here only."
    ),
    "list": _("The list “%(what)s” for new tasks is not open any more at %(system)s. Choose another one."),
    "gone": _("“%(what)s” is not there any more at %(system)s. Take it off this connection, or choose another."),
    "busy": _("%(system)s asked us to wait. We go on by ourselves."),
    "ill": _("%(system)s does not work properly just now (%(status)s). We try again by ourselves."),
    "silent": _("%(system)s does not answer. We try again by ourselves."),
    "odd": _("%(system)s answered something we do not understand. We try again by ourselves."),
    "refused": _("%(system)s refused what we sent (%(status)s). We try again by ourselves."),
    "secret": _("The token cannot be read any more, since the secret key changed. Paste a new one."),
    "owner": _("Whose connection it was is no longer here. Somebody else sets it up anew."),
    "project": _("Whose connection it is may not see the project “%(what)s”. Choose another one."),
    "unreadable": _("“%(what)s” could not be read: %(said)s"),
}
FINAL = frozenset({"token", "again", "secret", "owner"})  # asking again would not help


class Trouble(Exception):
    """Another system cannot be used. `after` seconds it may be asked again, if it said so."""

    def __init__(self, code: str, *, after: float = 0, **facts: Any) -> None:
        super().__init__(f"{code}: {facts}")
        self.code, self.after, self.facts = code, after, facts

    @property
    def is_final(self) -> bool:
        return self.code in FINAL

    def sentence(self, system: str) -> str:
        return sentence(self.code, {"system": system, **self.facts})


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """What is wrong and what to do, for whoever looks after the connection; empty without a code."""
    known = {"system": "", "what": "", "status": "", "said": "", **facts}
    return str(SENTENCES.get(code, SENTENCES["odd"])) % known if code else ""
