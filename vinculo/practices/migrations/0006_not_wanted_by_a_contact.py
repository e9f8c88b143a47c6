"""
"Not wanted" of KNOW-03 was an answer at one client: what was answered there is from now on what the contact wants,
wherever they are. Backwards each answer holds again where it was given.
"""

from django.db import migrations

PRACTICE, OF = "person", "contact:"


def it_is_what_the_contact_wants(apps, schema_editor):
    nudges = apps.get_model("practices", "Nudge").objects.filter(practice=PRACTICE, state="dismissed")
    events = apps.get_model("practices", "NudgeEvent").objects.filter(kind="dismissed", nudge__in=nudges)
    contacts = apps.get_model("clients", "Contact").objects
    wanted = apps.get_model("clients", "NoNotes").objects
    answered = {}
    for nudge_id, by, at in events.order_by("at", "pk").values_list("nudge", "by", "at"):
        answered[nudge_id] = (by, at)
    for nudge in nudges.filter(subject__startswith=OF).order_by("closed_at", "pk"):
        pk = int(nudge.subject.removeprefix(OF))
        by, at = answered.get(nudge.pk, (None, nudge.closed_at or nudge.changed_at))
        if contacts.filter(pk=pk).exists():
            wanted.get_or_create(contact_id=pk, defaults={"by_id": by, "at": at})
            nudge.state = "cleared"
            nudge.save(update_fields=["state"])


def it_was_answered_there(apps, schema_editor):
    """Only where somebody had answered so; a wish noted since then is not an answer."""
    wanted = apps.get_model("clients", "NoNotes").objects.values_list("contact", flat=True)
    nudges = apps.get_model("practices", "Nudge").objects
    answered = nudges.filter(practice=PRACTICE, state="cleared", events__kind="dismissed")
    answered.filter(subject__in=[f"{OF}{pk}" for pk in wanted]).update(state="dismissed")


class Migration(migrations.Migration):
    dependencies = [("clients", "0006_no_notes"), ("practices", "0005_count_nudges_in_an_index")]

    operations = [migrations.RunPython(it_is_what_the_contact_wants, it_was_answered_there)]
