"""
Mails get their threads, and so does what was said lately or asks something that is still open; who waits in them
follows. Talks of long ago that led to nothing open stay where they are: no inbox would show them.
"""

from collections import defaultdict
from datetime import timedelta

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

from vinculo.conversations.waiting import Asked, Word, waiting

BATCH = 1000
LINE = 200
LATELY = timedelta(days=14)


def fill(apps, schema_editor):
    Interaction = apps.get_model("conversations", "Interaction")
    Interaction.objects.filter(thread=None, direction="in", at__lt=timezone.now() - LATELY).update(wants_answer=False)
    first = 0
    while ids := list(_unplaced(Interaction).filter(pk__gt=first).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        _place(apps, ids)
        first = ids[-1]
    Thread, first = apps.get_model("conversations", "Thread"), 0
    while rows := list(Thread.objects.filter(size=0, pk__gt=first).order_by("pk")[:BATCH]):
        _read(apps, rows)
        first = rows[-1].pk


def _unplaced(Interaction):
    wanted = Q(mail__isnull=False) | Q(at__gte=timezone.now() - LATELY) | Q(questions__answered_at=None, questions__isnull=False)
    return Interaction.objects.filter(wanted, thread=None).exclude(direction="internal").distinct()


def _place(apps, ids):
    Interaction, Thread = apps.get_model("conversations", "Interaction"), apps.get_model("conversations", "Thread")
    rows = Interaction.objects.filter(pk__in=ids).values_list(
        "pk", "uid", "client_id", "at", "channel", "mail__thread", "mail__message_id"
    )
    places = {pk: (client, _key(uid, root or own)) for pk, uid, client, _at, _channel, root, own in rows}
    known = _known(Thread, places.values())
    new = {
        places[pk]: Thread(client_id=client, key=places[pk][1], channel=channel, last_at=at, size=0)
        for pk, _uid, client, at, channel, _root, _own in rows
        if places[pk] not in known
    }
    Thread.objects.bulk_create(new.values())
    known = _known(Thread, places.values())
    Interaction.objects.bulk_update(
        [Interaction(pk=pk, thread_id=known[place]) for pk, place in places.items()], ["thread"], batch_size=250
    )


def _key(uid, root):
    return f"mail:{root}" if root else f"talk:{uid.hex}"


def _known(Thread, places):
    found = Thread.objects.filter(key__in={key for _client, key in places})
    return {(client, key): pk for client, key, pk in found.values_list("client_id", "key", "pk")}


def _read(apps, threads):
    Interaction, Question = apps.get_model("conversations", "Interaction"), apps.get_model("conversations", "Question")
    Thread = apps.get_model("conversations", "Thread")
    ids = [thread.pk for thread in threads]
    said, asked, contacts = defaultdict(list), defaultdict(list), {}
    questions = Question.objects.filter(interaction__thread__in=ids)
    taken_out = set(questions.filter(asked_by_us=False).values_list("interaction_id", flat=True))
    for thread, at, by_us in questions.filter(answered_at=None).values_list(
        "interaction__thread_id", "asked_at", "asked_by_us"
    ):
        asked[thread].append(Asked(at, by_us))
    rows = Interaction.objects.filter(thread__in=ids).order_by("at", "pk")
    for row in rows.values("pk", "thread_id", "at", "direction", "channel", "wants_answer", "summary", "project_id", "mail__subject"):
        if row["pk"] in taken_out and row["wants_answer"] is None:
            row["wants_answer"] = False  # the questions in it wait instead
        said[row["thread_id"]].append(row)
    links = Interaction.contacts.through.objects.filter(interaction__thread__in=ids).order_by("-pk")
    contacts.update(links.values_list("interaction_id", "contact_id"))
    for thread in threads:
        _tell(thread, said[thread.pk], asked[thread.pk], contacts)
    Thread.objects.bulk_update(threads, COLUMNS, batch_size=50)


COLUMNS = (
    "project", "contact", "channel", "subject", "line", "size", "last_at", "last_is_theirs", "arrived_at", "waits",
    "waiting_since",
)  # fmt: skip


def _tell(thread, rows, asked, contacts):
    last, projects = rows[-1], {row["project_id"] for row in rows}
    named = [contacts[row["pk"]] for row in rows if row["pk"] in contacts]
    waits = waiting([Word(row["at"], row["direction"], row["channel"], row["wants_answer"]) for row in rows], asked)
    thread.project_id = projects.pop() if len(projects) == 1 else None
    thread.contact_id = named[-1] if named else None
    thread.subject = next((row["mail__subject"] for row in rows if row["mail__subject"]), "")
    thread.line = " ".join(last["summary"][: 4 * LINE].split())[:LINE]
    thread.size, thread.channel, thread.last_at = len(rows), last["channel"], last["at"]
    thread.last_is_theirs = last["direction"] == "in"
    thread.arrived_at = last["at"] if thread.last_is_theirs else None
    thread.waits, thread.waiting_since = waits.who, waits.since


class Migration(migrations.Migration):
    dependencies = [("conversations", "0007_threads")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
