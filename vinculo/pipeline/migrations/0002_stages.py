"""The five columns of the board. Where they were taken away since, they come back when somebody asks for them."""

from typing import Any

from django.db import migrations

STAGES = (
    ("first", "talk", 10, 7),
    ("profile", "profile", 25, 14),
    ("proposal", "money", 50, 14),
    ("signing", "signed", 80, 10),
    ("handover", "taken", 95, 5),
)


def make(apps: Any, _editor: Any) -> None:
    stage = apps.get_model("pipeline", "Stage")
    for position, (key, asks, probability, days) in enumerate(STAGES):
        given = {"position": position, "asks": [asks], "probability": probability, "days": days}
        stage.objects.get_or_create(key=key, defaults=given)


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
