"""
Keep threads as what was said and asked tells: which message belongs to which, and who waits for whom.

Whoever writes an exchange calls `note` in the same transaction, once its contacts, questions and mail are stored;
whoever opens, answers or takes away a question calls `questions_changed`. An exchange among us is in no thread.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from vinculo.conversations.models import Direction, Interaction, Thread, Waits
from vinculo.conversations.reading_threads import COLUMNS, Message, Told, read
from vinculo.conversations.waiting import SPOKEN, Asked, Word

BATCH = 500
LATELY = timedelta(days=14)  # what was said longer ago is history when we hear of it: nobody waits for a word by now
WRITTEN_BACK = [name.removesuffix("_id") for name in COLUMNS]


def begin(interaction: Interaction, *, contact: int | None = None, asked: Sequence[Asked] = ()) -> None:
    """
    Give an exchange that is about to be stored a thread of its own. One statement.

    Parameters: the exchange; the id of who of theirs is in it; the questions about to be asked in it. Once its contacts
    are stored, `called_back` sees whether it was what somebody waited for.
    """
    if interaction.direction == Direction.INTERNAL:
        return
    if interaction.wants_answer is None and interaction.at < timezone.now() - LATELY:
        interaction.wants_answer = False
    word = Word(interaction.at, interaction.direction, interaction.channel, interaction.wants_answer)
    message = Message(0, word, interaction.summary, interaction.project_id, contact)
    thread = Thread(client_id=interaction.client_id, key=f"talk:{interaction.uid.hex}", size=0)
    Told([message], list(asked)).tell(thread, timezone.now())
    thread.save(force_insert=True)
    interaction.thread = thread


@transaction.atomic(savepoint=False)
def note(interaction: Interaction, *, about: int | None = None) -> Thread | None:
    """
    An exchange was written: put it into its thread and see who waits now. Doing it twice does no harm.

    Parameters: the exchange; `about`, the id of an earlier one whose thread it goes on, where it is no mail (a mail's
    own headers say where it belongs). Returns the thread as it is then, None for an exchange among us.
    """
    note_all([interaction.pk], about={interaction.pk: about} if about else None)
    found = Thread.objects.filter(interactions=interaction.pk).first()
    interaction.thread = found
    return found


def note_all(ids: Iterable[int], *, about: Mapping[int, int] | None = None) -> None:
    """The same for many, in batches, in whatever order."""
    for some in _batches(ids):
        touched = _put_into_threads(some, about or {})
        touched |= set(_waited_for(some).values_list("pk", flat=True))
        refresh(touched)


def called_back(interaction: Interaction) -> None:
    """We spoke: who of them waited for a written word waits no longer. One statement where nobody did."""
    if interaction.channel in SPOKEN:
        refresh(_waited_for([interaction.pk]).filter(client=interaction.client_id).values_list("pk", flat=True))


def questions_changed(interactions: Iterable[int | None]) -> None:
    """Questions asked in these exchanges were opened, answered, reopened or taken away."""
    ids = {one for one in interactions if one}
    if ids:
        refresh(Thread.objects.filter(interactions__in=ids).values_list("pk", flat=True).distinct())


def refresh(threads: Iterable[int]) -> None:
    """Read these threads anew. One whose last message was taken back is gone."""
    for some in _batches(threads):
        found = {thread.pk: thread for thread in Thread.objects.filter(pk__in=some)}
        told, now = read(found), timezone.now()
        changed = [thread for pk, thread in found.items() if pk in told and told[pk].tell(thread, now)]
        if gone := [pk for pk in found if pk not in told]:
            Thread.objects.filter(pk__in=gone).delete()
        if len(changed) == 1:
            changed[0].save(update_fields=WRITTEN_BACK)
        elif changed:
            # All of them are there, so that nothing is inserted: the fast way to write many rows back.
            Thread.objects.bulk_create(
                changed, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN_BACK
            )


def settle(clients: Iterable[int]) -> None:
    """Two clients became one, or one two: what is in a thread of the other goes to one of its own client's."""
    here = Interaction.objects.filter(client__in=list(clients), thread__isnull=False)
    note_all(here.exclude(thread__client=F("client")).values_list("pk", flat=True))


def look_again() -> None:
    """Every thread that waits, read anew: what was answered past the verbs waits no longer."""
    refresh(Thread.objects.exclude(waits=Waits.NOBODY).filter(archived_at=None).values_list("pk", flat=True))


def _put_into_threads(ids: Sequence[int], about: Mapping[int, int]) -> set[int]:
    """Gives back the ids of the threads they are in now, and of those they left."""
    _history(ids)
    rows = list(_to_place(ids))
    wanted = {row["pk"]: (row["client_id"], key) for row in rows if (key := _key(row, about))}
    known = _known({key for _client, key in wanted.values()})
    fresh = [row for row in rows if row["pk"] in wanted and row["pk"] not in about]
    known |= _begun({place: row for row in fresh if (place := wanted[row["pk"]]) not in known})
    earlier = _earlier(set(about.values()))
    moves: dict[int, int] = {}
    touched = set()
    for row in rows:
        if row["pk"] in wanted:
            place, before = wanted[row["pk"]], earlier.get(about.get(row["pk"], 0))
            thread = known.get(place) or _adopted(known, before, place) or _new(known, row, place)
        else:
            thread = earlier.get(about.get(row["pk"], 0)) or row["thread_id"]
            thread = thread or _new(known, row, (row["client_id"], _own_key(row)))
        touched |= {thread, row["thread_id"]} - {None}
        if thread != row["thread_id"]:
            moves[row["pk"]] = thread
    _move(moves)
    return touched


def _move(moves: Mapping[int, int]) -> None:
    """Exchanges to threads, by their ids."""
    if len(moves) == 1:
        [(pk, thread)] = moves.items()
        Interaction.objects.filter(pk=pk).update(thread=thread)
    elif moves:
        moved = [Interaction(pk=pk, thread_id=thread) for pk, thread in moves.items()]
        Interaction.objects.bulk_update(moved, ["thread"], batch_size=250)


def _earlier(ids: set[int]) -> dict[int, int]:
    """The threads of earlier exchanges; one of a time before threads gets its own now."""
    found = dict(Interaction.objects.filter(pk__in=ids).values_list("pk", "thread_id")) if ids else {}
    if missing := [pk for pk, thread in found.items() if thread is None]:
        _put_into_threads(missing, {})
        found |= dict(Interaction.objects.filter(pk__in=missing).values_list("pk", "thread_id"))
    return {pk: thread for pk, thread in found.items() if thread}


def _history(ids: Sequence[int]) -> None:
    """Letters of long ago that come in now, as from a mailbox of years, wait for nobody."""
    new = Interaction.objects.filter(pk__in=ids, thread=None, direction=Direction.IN, wants_answer=None)
    new.filter(at__lt=timezone.now() - LATELY).update(wants_answer=False)


def _to_place(ids: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Interaction.objects.filter(pk__in=ids).exclude(direction=Direction.INTERNAL).order_by("at", "pk")
    return rows.values(
        "pk", "uid", "client_id", "thread_id", "at", "channel", "mail__thread", "mail__message_id"
    )  # fmt: skip


def _key(row: Mapping[str, Any], about: Mapping[int, int]) -> str:
    """What all mails of one conversation share; a talk of its own where it goes on with nothing and is in no thread."""
    if root := row["mail__thread"] or row["mail__message_id"]:
        return f"mail:{root}"
    return "" if row["thread_id"] or row["pk"] in about else _own_key(row)


def _own_key(row: Mapping[str, Any]) -> str:
    return f"talk:{row['uid'].hex}"


def _known(keys: set[str]) -> dict[tuple[int, str], int]:
    found = Thread.objects.filter(key__in=keys).values_list("client_id", "key", "pk") if keys else []
    return {(client, key): pk for client, key, pk in found}


def _begun(new: Mapping[tuple[int, str], Mapping[str, Any]]) -> dict[tuple[int, str], int]:
    """Threads that are not there yet, all at once."""
    if not new:
        return {}
    Thread.objects.bulk_create(
        [Thread(client_id=client, key=key, size=0, last_at=row["at"], channel=row["channel"])
         for (client, key), row in new.items()],
        batch_size=BATCH, ignore_conflicts=True,
    )  # fmt: skip
    return _known({key for _client, key in new})


def _adopted(known: dict[tuple[int, str], int], thread: int | None, place: tuple[int, str]) -> int | None:
    """A letter that answers what was asked by other means goes on in that thread, and so do the answers to it."""
    client, key = place
    if thread and Thread.objects.filter(pk=thread, client=client, key__startswith="talk:").update(key=key):
        known[place] = thread
        return thread
    return None


def _new(known: dict[tuple[int, str], int], row: Mapping[str, Any], place: tuple[int, str]) -> int:
    """Somebody else may begin the same one right now: both then have it."""
    client, key = place
    thread, _made = Thread.objects.get_or_create(
        client_id=client, key=key, defaults={"size": 0, "last_at": row["at"], "channel": row["channel"]}
    )
    known[place] = thread.pk
    return thread.pk


def _waited_for(ids: Sequence[int]) -> QuerySet[Thread, Thread]:
    """The threads in which somebody waited who was spoken to in one of these exchanges."""
    talks = Interaction.contacts.through.objects.filter(
        interaction__in=ids,
        interaction__channel__in=SPOKEN,
        interaction__client=OuterRef("client_id"),
        interaction__at__gt=OuterRef("waiting_since"),
        contact=OuterRef("contact_id"),
    )
    return Thread.objects.filter(Exists(talks), waits=Waits.US, archived_at=None)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    known = sorted(set(ids))
    for begins in range(0, len(known), BATCH):
        yield known[begins : begins + BATCH]
