from django.db import migrations, models

from vinculo.record import keeping


def close(apps, schema_editor):
    keeping.close(schema_editor.connection)


def open_(apps, schema_editor):
    keeping.open_(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [
        migrations.AddField("witness", "seq", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("witness", "head", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(close, open_),
    ]
