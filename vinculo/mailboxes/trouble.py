"""Why a mailbox does not work: a code with facts is kept, the sentence is made when somebody reads it."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Trouble(Exception):
    """A mail server cannot be used. `code` is one of SENTENCES, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(f"{code}: {facts}")
        self.code, self.facts = code, facts

    @property
    def sentence(self) -> str:
        return sentence(self.code, self.facts)


SENTENCES = {
    "unknown_host": _("There is no server called %(host)s. Look for a slip in its name."),
    "private_host": _("%(host)s lies in a network of its own. Whoever runs this installation can allow that."),
    "port": _("%(port)s is no port of a mail server. Usual are 993 or 143 for fetching, 465 or 587 for sending."),
    "refused": _("%(host)s does not answer at port %(port)s. Is that the right port?"),
    "slow": _("%(host)s took too long to answer. We try again by ourselves."),
    "certificate": _("The certificate of %(host)s is not valid for that name, so nothing was sent to it."),
    "encryption": _("%(host)s does not speak this kind of encryption at port %(port)s. Try another kind."),
    "sign_in": _("%(host)s does not let %(user)s in. Check the user name and the password: %(said)s"),
    "token": _("No new token could be had: %(said)s"),
    "secret": _("The password cannot be read any more, since the secret key changed. Enter it again."),
    "folder": _("There is no folder called %(folder)s."),
    "cut": _("%(host)s hung up in the middle. We try again by ourselves."),
    "said": _("%(host)s answered: %(said)s"),
}


def sentence(code: str, facts: dict[str, Any]) -> str:
    """What is wrong and what to do, for whoever looks after the mailbox."""
    known = {"host": "", "port": "", "user": "", "said": "", "folder": "", **facts}
    return (str(SENTENCES.get(code, SENTENCES["said"])) % known).strip().rstrip(":")
