"""The meetings of a list as a calendar file, to put into any calendar once; a feed keeps itself up to date."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from vinculo.meetings import ical
from vinculo.people.letters import site_address


def as_calendar(out: BinaryIO, lines: Iterable[Any]) -> int:
    now, zone, count = timezone.now(), timezone.get_current_timezone(), 0
    events = []
    for count, line in enumerate(lines, start=1):  # noqa: B007  counted on the way
        at = timezone.localtime(line.at)
        entry = ical.Entry(
            f"{line.address.strip('/').replace('/', '-') or 'own'}-{line.at:%Y%m%dT%H%M}",
            line.title,
            at.date() if line.is_all_day else at,
            line.minutes,
            zone,
            ", ".join(filter(None, (line.whom, line.note))),
            site_address(line.address) if line.address else "",
        )
        events.append(ical.event_of_entry(entry, at=now))
    out.write(ical.file_of(events, name=_("Meetings")))
    return count
