"""Comments, both ways, each of them once: known by its id there."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from vinculo.exchange.connections.models import Connection, Link, SentComment, Twin
from vinculo.exchange.connections.noticing import unsaid
from vinculo.exchange.connections.trouble import Trouble
from vinculo.exchange.models import Origin
from vinculo.exchange.reading import values
from vinculo.exchange.reading.dates import moment_of
from vinculo.exchange.reading.values import Json
from vinculo.exchange.trello.live.api import Trello
from vinculo.exchange.trello.live.cards import Board
from vinculo.exchange.trello.live.happened import Happened
from vinculo.jobs.crash import crash_point
from vinculo.language import cleaning
from vinculo.projects.models import TaskComment

logger = logging.getLogger(__name__)
SYSTEM, LABEL = "trello", "projects.taskcomment"
LONGEST = 16384  # what Trello takes
GONE, REFUSED = "gone", "refused"  # instead of an id: it is nowhere there, and is not sent again
LATE = timedelta(minutes=5)  # clocks may still differ by that much


def take_in(board: Board, twins: Mapping[str, Twin]) -> int:
    """What was said there since the last look. What we said ourselves is known by its id."""
    link, happened = board.link, board.happened
    said = [(card, one) for card, some in happened.comments.items() if card in twins for one in some]
    keys = [values.identity(one) for _, one in said]
    known = _known(keys) | set(
        SentComment.objects.filter(link=link, external_id__in=keys).values_list("external_id", flat=True)
    )
    new = [(twins[card], one) for card, one in said if values.identity(one) not in known]
    for twin, one in sorted(new, key=lambda pair: str(pair[1].get("date"))):
        _take(board, twin, one)
    _rewrite(happened)
    return len(new)


def _known(keys: Iterable[str]) -> set[str]:
    found = Origin.objects.filter(system=SYSTEM, label=LABEL, external_id__in=list(keys))
    return set(found.values_list("external_id", flat=True))


def _take(board: Board, twin: Twin, action: Json) -> None:
    """Anybody chooses their name there: only whose account it is, known by its id, speaks as one of ours."""
    link = board.link
    text = values.text(values.thing(action, "data"), "text")
    if not text or _adopted(link, twin, action, text):
        return
    creator = values.thing(action, "memberCreator")
    name = values.line(creator, "fullName", 160) or values.line(creator, "username", 160)
    moment = moment_of(action.get("date"))
    with transaction.atomic():
        said = TaskComment.objects.create(
            task=twin.task, person_id=link.connection.owner_id if _is_mine(link, action) else None, author_name=name,
            text=text, at=board.trello.ours(moment) if moment else board.at,
        )  # fmt: skip
        _known_as(said.pk, values.identity(action))
    crash_point("live.said")


def _adopted(link: Link, twin: Twin, action: Json, text: str) -> bool:
    """True when it is one of ours that was cut off after it was sent and before its id was kept."""
    if not _is_mine(link, action):
        return False
    waiting = SentComment.objects.filter(link=link, comment__task=twin.task, external_id="")
    for one in waiting.select_related("comment__person"):
        if words(one.comment, link) == text:
            _went(one, values.identity(action))
            return True
    return False


def _is_mine(link: Link, action: Json) -> bool:
    """Said there by whose account it is."""
    member = link.connection.member_id
    return bool(member) and values.identity(action, "idMemberCreator") == member


@transaction.atomic
def _went(row: SentComment, key: str) -> None:
    """It is there by this id: known as ours even after both have parted and joined again."""
    row.external_id = key
    row.save(update_fields=["external_id"])
    if key and key not in (GONE, REFUSED):
        _known_as(row.comment_id, key)


def _known_as(comment: int, key: str) -> None:
    Origin.objects.get_or_create(system=SYSTEM, label=LABEL, external_id=key, object_id=comment)


def _rewrite(happened: Happened) -> None:
    """A comment that was changed there is changed here, unless somebody changed it here."""
    keys = list(happened.rewritten)
    for origin in Origin.objects.filter(system=SYSTEM, label=LABEL, external_id__in=keys):
        _before, text = happened.rewritten[origin.external_id]
        if text:
            TaskComment.objects.filter(pk=origin.object_id, text=_before).update(text=text)


def waiting(link: Link) -> "QuerySet[TaskComment]":
    """What people of ours said on a linked task since the link goes out, and what is not there yet."""
    said = unsaid(Connection.objects.filter(pk=link.connection_id)).filter(task__twin__link=link)
    return said.select_related("person", "task__twin").order_by("at", "pk")


def send(link: Link, trello: Trello, *, at: datetime) -> int:
    """
    Say there what was said here. A row is written first; where one waits from before, it is looked up whether the
    comment is there already, so that a cut in the middle does not say it twice.
    """
    if link.out_since is None:
        return 0
    sent = 0
    for comment in waiting(link):
        row, is_new = SentComment.objects.get_or_create(comment=comment, defaults={"link": link, "begun_at": at})
        key = "" if is_new else _there(link, trello, comment, row)
        crash_point("live.saying")
        key = key or _say(trello, comment, words(comment, link))
        crash_point("live.said_there")
        _went(row, key)
        sent += 1
    return sent


def _say(trello: Trello, comment: TaskComment, text: str) -> str:
    try:
        return trello.comment(comment.task.twin.external_id, text)
    except Trouble as trouble:
        if trouble.code == "gone":
            return GONE  # the card was deleted: there is nowhere to say it
        if trouble.code in ("refused", "forbidden"):
            logger.warning("comment %s was not taken by Trello: %s", comment.pk, trouble)
            return REFUSED  # what comes after it is said all the same
        raise


def _there(link: Link, trello: Trello, comment: TaskComment, row: SentComment) -> str:
    """The id of a comment of ours that went there although we never heard so."""
    text = words(comment, link)
    for one in trello.comments(comment.task.twin.external_id):
        moment = moment_of(one.get("date"))
        if not _is_mine(link, one) or not moment:
            continue
        if trello.ours(moment) >= row.begun_at - LATE and values.text(values.thing(one, "data"), "text") == text:
            key = values.identity(one)
            if not SentComment.objects.filter(external_id=key).exists():
                return key
    return ""


def words(comment: TaskComment, link: Link) -> str:
    """As it stands there: with the name of who said it, unless that is whose account it is."""
    name = comment.person.name if comment.person else comment.author_name
    text = comment.text if comment.person_id == link.connection.owner_id else f"{name}: {comment.text}"
    return cleaning.many_lines(text)[:LONGEST]
