"""What leaves the house by itself, and what stops being kept."""

from django.utils import timezone

from vinculo.exchange.dossier.making import forget_old
from vinculo.exchange.left import forget_unfinished, take_up_left
from vinculo.exchange.lists.models import forget_old as forget_old_lists
from vinculo.jobs import takes, timetable


@timetable.daily("03:40")
def forget_dossiers() -> None:
    """Dossiers are for taking away, not for keeping."""
    forget_old(at=timezone.now())


@timetable.daily("03:45")
def forget_lists() -> None:
    """Files of long lists, too."""
    forget_old_lists(at=timezone.now())


@timetable.daily("03:45")
def forget_archives() -> None:
    """Archives of the whole installation, too."""
    from vinculo.exchange.archive.asking import forget_old as forget_old_archives

    forget_old_archives(at=timezone.now())


@timetable.every(minutes=5)
def finish_imports() -> None:
    """Imports whose process was killed are finished, or taken back."""
    take_up_left(at=timezone.now())


@timetable.daily("03:50")
def forget_imports() -> None:
    """Files of imports that nobody finished."""
    forget_unfinished(at=timezone.now())


@timetable.every(minutes=60)
@takes(minutes=2)
def stamp_record() -> None:
    """The record looks for a witness: nothing without an authority, and nothing without new entries."""
    from vinculo.record.stamping import stamp_head  # what it needs is read by the worker alone

    stamp_head()


@timetable.every(minutes=5)
def sync_calendars() -> None:
    """One job for each calendar whose turn it is, so that a slow server keeps nobody else waiting."""
    from vinculo.exchange.calendars.sync import ask_for_due

    ask_for_due(at=timezone.now())
