"""Dossiers are for taking away, not for keeping."""

from django.utils import timezone

from vinculo.exchange.dossier.making import forget_old
from vinculo.jobs import timetable


@timetable.daily("03:40")
def forget_dossiers() -> None:
    forget_old(at=timezone.now())
