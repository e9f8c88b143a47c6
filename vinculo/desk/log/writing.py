"""From the form to the entry of the logbook."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from vinculo.agreements.margin import suggested_internal
from vinculo.clients.models import Client, Contact
from vinculo.logbook.entry import Entry, NewPromise, NewQuestion, NewWord
from vinculo.logbook.marks import Marked
from vinculo.people.models import Organization
from vinculo.people.worktime import work_calendar
from vinculo.projects.models import Area, Project


def entry_of(
    said: dict[str, Any],
    marked: Marked,
    *,
    client: Client,
    contact: Contact | None,
    project: Project | None,
    organization: Organization | None,
    now: datetime,
    area: Area | None = None,
    is_awaited: bool = True,
) -> Entry:
    """The entry that the cleaned form says. The working calendar is read only if a promise needs a margin."""
    return Entry(
        client=client,
        at=took_place_at(said.get("on"), said.get("at_time"), now),
        channel=said["channel"],
        direction=said["direction"] or "both",
        summary=marked.summary,
        felt=said["felt"],
        minutes=said["minutes"],
        project=project,
        contacts=(contact,) if contact else (),
        is_check_in=said["is_check_in"],
        shares_status=said["shares_status"],
        asks_status=said["asks_status"],
        audience=said["audience"] or "team",
        decisions=tuple(text for text in (said["decided"].strip(), *marked.decisions) if text),
        promises=_promises(said, marked, organization, timezone.localdate(now)),
        questions=tuple(
            [NewQuestion(text) for text in (said["asked"].strip(), *marked.questions) if text]
            + [NewQuestion(text, asked_by_us=True, area=area) for text in (said["we_asked"].strip(),) if text]
        ),
        expectations=tuple(text for text in (said["expects"].strip(),) if text),
        bad_news=said["bad_news"].strip(),
        next_word=_next_word(said),
        answers=tuple(said["answers"]),
        is_awaited=is_awaited,
    )


def took_place_at(on: date | None, at_time: time | None, now: datetime) -> datetime:
    """The moment they mean: now unless they say otherwise; a past day without an hour counts as its noon."""
    if on is None and at_time is None:
        return now
    local = timezone.localtime(now)
    day = on or local.date()
    hour = at_time or (local.time() if day == local.date() else time(12))
    return min(timezone.make_aware(datetime.combine(day, hour.replace(tzinfo=None))), now)


def _promises(
    said: dict[str, Any], marked: Marked, organization: Organization | None, today: date
) -> tuple[NewPromise, ...]:
    given = [(promise.text, promise.promised_on, None) for promise in marked.promises]
    if said["promised"].strip():
        given.insert(0, (said["promised"].strip(), said["promised_on"], said["internal_on"]))
    if not given:
        return ()
    calendar = work_calendar(organization) if any(on and not own for _text, on, own in given) else None
    return tuple(
        NewPromise(
            text=text[:300],
            promised_on=on,
            internal_on=own or (suggested_internal(on, calendar, today) if on and calendar else None),
        )
        for text, on, own in given
    )


def _next_word(said: dict[str, Any]) -> NewWord | None:
    if not said["next_on"]:
        return None
    return NewWord(
        on=said["next_on"], at_time=said["next_at"], channel=said["next_channel"], about=said["next_about"].strip()
    )
