"""Why an archive is not taken, as a code with facts; the sentence is made when somebody reads it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "not_ours": _("This file is no archive of Vínculo."),
    "newer": _("The archive has format %(theirs)s; this version reads up to %(ours)s. Install the newer one first."),
    "migrations_ahead": _(
        "The archive was made with a newer version (%(version)s): %(name)s is unknown here. Install that version, "
        "run “vinculo prepare”, and restore again."
    ),
    "migrations_behind": _(
        "The archive was made with an older version (%(version)s), before %(name)s. Install that version, restore "
        "there, and update then."
    ),
    "not_prepared": _("The database is not ready. Run “vinculo prepare” first."),
    "not_empty": _("This installation is not empty: %(what)s has rows. An archive comes back into an empty one only."),
    "missing": _("“%(part)s” is missing in the archive."),
    "damaged": _("“%(part)s” is not as it was written: its hash is another."),
    "size": _("“%(part)s” is larger than the archive says."),
    "unknown_part": _("“%(part)s” does not belong into an archive."),
    "unknown_table": _("“%(part)s” is a table that this version does not know."),
    "row": _("Line %(number)s of “%(part)s” is no row of that table."),
    "not_taken": _("The database does not take what is in “%(part)s”: %(why)s"),
    "keys": _("Something in the archive points at a record that is not in it: %(why)s"),
    "record": _("The record does not hold: entry %(number)s, %(why)s"),
    "head": _("The record ends at another entry than the archive says."),
    "space": _("There is not enough room: %(needed)s are needed, %(free)s are free."),
    "space_aside": _(
        "There is not enough room in %(folder)s, where files wait while we look at them: %(needed)s are needed, "
        "%(free)s are free. Make room there, or set TMPDIR to a larger folder."
    ),
    "space_to_make": _(
        "There is not enough room in %(folder)s for an archive: up to %(needed)s are needed, %(free)s are free. Make "
        "room there first."
    ),
    "disk_full": _(
        "The disk became full before the archive was whole. Nothing of it was left in %(folder)s: make room there, "
        "and make it once more."
    ),
    "file_taken": _("“%(part)s” is in the store of files already, with other content."),
}


class Refused(Exception):
    """`code` is one of SENTENCES, `facts` fill it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.facts
