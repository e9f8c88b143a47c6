from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0004_obligations_and_changes"),
    ]

    operations = [
        migrations.AddField("changerequest", "applied", models.JSONField(blank=True, default=dict)),
        migrations.AddField("changerequest", "said_in", models.UUIDField(blank=True, db_index=True, null=True)),
        migrations.AddField(
            "changerequest",
            "sent_at",
            models.DateTimeField(blank=True, null=True, verbose_name="in writing since"),
        ),
        migrations.AddField("changerequest", "updated_at", models.DateTimeField(auto_now=True)),
        migrations.AddField("obligation", "updated_at", models.DateTimeField(auto_now=True)),
    ]
