"""
What the record knows of: one line for each kind of act, with its words.

An entry holds the kind and the facts; the sentence is made when somebody reads it, in their language. `%(name)s` in a
sentence is a fact or an opened private value.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    words: str | Promise
    icon: str = "circle"


# Facts that are kept as a code, in words.
VALUES: dict[str, dict[str, str | Promise]] = {
    "answer": {"accepted": _("comes"), "declined": _("cannot come"), "tentative": _("comes perhaps")},
    "audience": {"team": _("our team only"), "shared": _("the client too")},
    "choice": {"approve": _("approved"), "changes": _("changes asked for"), "talk": _("talk it over")},
    "decision": {
        "accepted": _("accepted"),
        "declined": _("declined"),
        "infeasible": _("cannot be done"),
        "withdrawn": _("withdrawn"),
    },
}

# What a reader can choose among: a word for it, and the beginnings of its kinds.
GROUPS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "promises": (_("Promises"), ("promise.", "obligation.", "owed.")),
    "agreed": (
        _("Agreed"),
        ("opportunity.", "change.", "agreement.", "quote.", "invoice.", "decision.", "minutes.", "closing."),
    ),
    "approved": (_("Approved and signed"), ("approval.", "signing.", "document.", "seal.")),
    "told": (
        _("Told"),
        ("status.", "exchange.", "question.", "complaint.", "feedback.", "thanks.", "reference.", "meeting.", "guard."),
    ),
    "access": (_("Access and sharing"), ("access.", "sharing.", "record.")),
}

KINDS: dict[str, Kind] = {
    "access.invited": Kind(_("%(contact)s was invited to the portal"), "user-plus"),
    "access.removed": Kind(_("%(contact)s no longer comes into the portal"), "user-round-x"),
    "access.entered": Kind(_("%(actor_name)s came into the portal"), "key-round"),
    "access.looked": Kind(_("%(actor_name)s looked at the portal as %(contact)s"), "eye"),
    "sharing.changed": Kind(_("“%(what)s” is seen by: %(audience)s"), "users"),
    "document.added": Kind(_("“%(what)s”, version %(number)s, was added"), "upload"),
    "document.deleted": Kind(_("“%(what)s” was deleted for ever"), "trash-2"),
    "document.opened": Kind(_("“%(what)s” was opened"), "file-text"),
    "approval.asked": Kind(_("“%(what)s” was sent for approval"), "send"),
    "approval.opened": Kind(_("“%(what)s” was opened for approval"), "eye"),
    "approval.answered": Kind(_("%(actor_name)s answered on “%(what)s”: %(choice)s"), "check"),
    "approval.remarked": Kind(_("%(actor_name)s commented on “%(what)s”, page %(page)s"), "message-circle"),
    "approval.reminded": Kind(_("A reminder of “%(what)s” went to %(contact)s"), "alarm-clock"),
    "approval.withdrawn": Kind(_("“%(what)s” was withdrawn"), "x"),
    "approval.overtaken": Kind(_("“%(what)s” was closed: all have signed it meanwhile"), "signature"),
    "approval.ran_out": Kind(_("“%(what)s” ran out without an answer"), "hourglass"),
    "signing.asked": Kind(_("“%(what)s” was sent to be signed"), "send"),
    "signing.opened": Kind(_("%(actor_name)s opened “%(what)s” to sign it"), "eye"),
    "signing.signed": Kind(_("%(actor_name)s signed “%(what)s”"), "signature"),
    "signing.declined": Kind(_("%(actor_name)s did not sign “%(what)s”"), "x"),
    "signing.delegated": Kind(_("%(actor_name)s handed “%(what)s” to %(contact)s"), "move-right"),
    "signing.reminded": Kind(_("A reminder of “%(what)s” went to %(contact)s"), "alarm-clock"),
    "signing.withdrawn": Kind(_("“%(what)s” was withdrawn"), "x"),
    "signing.sealed": Kind(_("“%(what)s” was sealed and sent to both sides"), "lock"),
    "promise.unmade": Kind(_("“%(what)s” had been written down by mistake"), "undo-2"),
    "signing.brought": Kind(_("%(actor_name)s brought “%(what)s” with a signature of their own"), "signature"),
    "signing.completed": Kind(_("“%(what)s” is signed by all"), "check"),
    "signing.void": Kind(_("“%(what)s” was changed after it was sent: it must be sent again"), "x"),
    "signing.ran_out": Kind(_("“%(what)s” ran out before all had signed"), "hourglass"),
    "signing.stamped": Kind(_("“%(what)s” has a time stamp now"), "clock"),
    "seal.made": Kind(_("The certificate “%(what)s” was taken into use"), "lock"),
    "seal.retired": Kind(_("The certificate “%(what)s” was retired"), "lock"),
    "opportunity.won": Kind(_("%(actor_name)s took on “%(what)s”"), "handshake"),
    "opportunity.unmade": Kind(_("“%(what)s” had been taken on by mistake"), "undo-2"),
    "promise.made": Kind(_("We promised: “%(what)s”"), "flag"),
    "promise.altered": Kind(_("“%(what)s” moved from %(from_on)s to %(to_on)s"), "calendar"),
    "promise.kept": Kind(_("“%(what)s” was kept"), "check"),
    "promise.withdrawn": Kind(_("“%(what)s” was withdrawn"), "x"),
    "promise.reopened": Kind(_("“%(what)s” is open again"), "undo-2"),
    "change.asked": Kind(_("A change was asked for: “%(what)s”"), "git-merge"),
    "change.ordered": Kind(_("%(actor_name)s put what waits in another order"), "list-checks"),
    "change.decided": Kind(_("“%(what)s” was decided: %(decision)s"), "git-merge"),
    "change.reopened": Kind(_("“%(what)s” waits for a decision again"), "undo-2"),
    "change.sent": Kind(_("“%(what)s” was put in writing"), "send"),
    "change.signed": Kind(_("“%(what)s” was signed on paper"), "signature"),
    "change.unsigned": Kind(_("“%(what)s” was not signed after all"), "undo-2"),
    "change.unmade": Kind(_("“%(what)s” had been written down by mistake"), "undo-2"),
    "decision.noted": Kind(_("It was decided: “%(what)s”"), "check"),
    "obligation.owed": Kind(_("“%(what)s” is owed from now on"), "handshake"),
    "obligation.settled": Kind(_("“%(what)s” is done"), "check"),
    "obligation.withdrawn": Kind(_("“%(what)s” was withdrawn"), "x"),
    "obligation.reopened": Kind(_("“%(what)s” is open again"), "undo-2"),
    "question.asked": Kind(_("%(actor_name)s asked: “%(what)s”"), "message-circle-question-mark"),
    "question.answered": Kind(_("“%(what)s” was answered"), "reply"),
    "question.settled": Kind(_("%(actor_name)s has the answer to “%(what)s”"), "check"),
    "owed.moved": Kind(_("“%(what)s” comes on %(to_on)s instead of %(from_on)s"), "calendar"),
    "owed.counted": Kind(_("“%(what)s”: %(received)s are here"), "inbox"),
    "complaint.made": Kind(_("%(actor_name)s complained"), "message-square-quote"),
    "thanks.given": Kind(_("%(actor_name)s said thank you"), "heart"),
    "feedback.given": Kind(_("%(actor_name)s said how it is for them: %(score)s of 10"), "star"),
    "reference.asked": Kind(_("%(contact)s was asked to speak for us"), "message-square-quote"),
    "reference.given": Kind(_("%(contact)s said yes to speaking for us"), "message-square-quote"),
    "reference.declined": Kind(_("%(contact)s would rather not speak for us"), "x"),
    "reference.withdrawn": Kind(_("%(contact)s took back the yes to speaking for us"), "x"),
    "reference.reopened": Kind(_("What %(contact)s said about speaking for us had been noted by mistake"), "undo-2"),
    "agreement.drafted": Kind(_("“%(what)s” was drafted"), "pencil-line"),
    "agreement.sent": Kind(_("“%(what)s” was sent to be signed"), "send"),
    "agreement.renewed": Kind(_("“%(what)s” goes on until %(until_on)s"), "refresh-cw"),
    "agreement.ended": Kind(_("“%(what)s” ends on %(ended_on)s"), "x"),
    "agreement.goes_on": Kind(_("“%(what)s” goes on after all"), "undo-2"),
    "agreement.dropped": Kind(_("The draft of “%(what)s” was dropped"), "x"),
    "agreement.taken_up": Kind(_("The draft of “%(what)s” was taken up again"), "undo-2"),
    "agreement.noted": Kind(_("“%(what)s” was agreed"), "handshake"),
    "agreement.altered": Kind(_("The note on “%(what)s” was changed"), "square-pen"),
    "agreement.unmade": Kind(_("“%(what)s” had been written down by mistake"), "undo-2"),
    "minutes.sent": Kind(_("The kickoff record of “%(what)s” was sent"), "send"),
    "minutes.confirmed": Kind(_("The kickoff record of “%(what)s” was confirmed"), "check"),
    "status.delivered": Kind(_("%(contact)s was told where things stand"), "megaphone"),
    "exchange.unmade": Kind(_("A talk had been written down by mistake, with what came out of it"), "undo-2"),
    "status.opened": Kind(_("%(actor_name)s looked at where things stand"), "eye"),
    "status.asked": Kind(_("%(actor_name)s had to ask how it is going"), "circle-help"),
    "guard.overridden": Kind(_("%(actor_name)s sent a letter as it was, whatever the guard said"), "shield-check"),
    "meeting.answered": Kind(_("%(actor_name)s answered the invitation to “%(what)s”: %(answer)s"), "calendar-check"),
    "quote.sent": Kind(_("“%(what)s”, version %(version)s, was handed over"), "send"),
    "quote.talk": Kind(_("A talk about the price of “%(what)s” was booked"), "phone"),
    "quote.talk_off": Kind(_("The talk about the price of “%(what)s” was called off"), "x"),
    "quote.spoken": Kind(_("The price of “%(what)s” was talked about"), "phone"),
    "quote.unspoken": Kind(_("The price of “%(what)s” may be seen without a talk, for a reason"), "eye"),
    "quote.accepted": Kind(_("%(actor_name)s accepted “%(what)s”, version %(version)s"), "signature"),
    "quote.declined": Kind(_("%(actor_name)s declined “%(what)s”"), "x"),
    "quote.changes": Kind(_("%(actor_name)s asked for changes to “%(what)s”"), "message-circle"),
    "quote.undo_asked": Kind(_("%(actor_name)s asked to take back the yes to “%(what)s”"), "undo-2"),
    "quote.undone": Kind(_("Both sides took back the yes to “%(what)s”"), "undo-2"),
    "quote.sealed": Kind(_("“%(what)s” was sealed and sent to both sides"), "lock"),
    "quote.withdrawn": Kind(_("“%(what)s” was withdrawn"), "x"),
    "quote.taken_up": Kind(_("“%(what)s” holds again"), "undo-2"),
    "invoice.issued": Kind(_("“%(what)s” was issued"), "file-text"),
    "invoice.sent": Kind(_("“%(what)s” was sent"), "send"),
    "invoice.paid": Kind(_("A payment came in for “%(what)s”"), "check"),
    "invoice.unpaid": Kind(_("A payment for “%(what)s” was taken back"), "undo-2"),
    "invoice.spoken": Kind(_("“%(what)s” may be seen without a talk, for a reason"), "eye"),
    "record.handed_over": Kind(_("%(actor_name)s took a dossier of it"), "download"),
    "record.archived": Kind(_("%(actor_name)s took an archive of the whole installation"), "download"),
    "record.client_deleted": Kind(_("A client was deleted for ever, with all that was signed"), "trash-2"),
    "record.joined": Kind(_("“%(what)s” became part of this client"), "git-merge"),
    "record.parted": Kind(_("“%(what)s” is a client of its own again"), "undo-2"),
    "record.erased": Kind(_("Personal data of one person was erased: %(ground)s"), "ban"),
    "record.stamp_failed": Kind(_("The time stamp could not be had; it is tried again"), "clock"),
}


def kinds_of(group: str) -> list[str]:
    """The kinds of a group; none for a group that there is not."""
    beginnings = GROUPS[group][1] if group in GROUPS else ()
    return [kind for kind in KINDS if kind.startswith(tuple(beginnings))] if beginnings else []
