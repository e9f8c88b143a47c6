"""
Witnesses: heads of the record as they left the house.

A chain of hashes shows that something in the middle was changed. That its end was cut off, or that all of it was
written anew, shows only against a head that somebody else has: both sides in their mail, whoever holds a sealed paper,
a time stamping authority.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from vinculo.record.models import Entry, Witness


def words(entry: Entry) -> str:
    """The line that goes into a letter about it, in the language that is spoken now."""
    told = {"number": entry.seq, "hash": entry.hash}
    return _("Entry %(number)s of our record: %(hash)s. With this letter you can show that nobody changed it.") % told


def note(entry: Entry, *, how: str, where: str = "", at: datetime, token: bytes | None = None) -> Witness:
    """It was seen outside: how (Witness.How), and where (a letter's message id, the hash of a paper, whose stamp)."""
    return Witness.objects.create(
        entry=entry, seq=entry.seq, head=entry.hash, how=how, where=where[:200], token=token, at=at
    )


def latest_about(subject: str) -> Entry | None:
    """The newest entry about one thing ("change:7"), for the letter about it."""
    return Entry.objects.filter(subject=subject).order_by("-seq").first()
