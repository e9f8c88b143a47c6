"""What whoever brings a history said, what an import would change, and what the last one wrote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0001_squashed_0003_dossiers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="origin",
            name="one_origin",
        ),
        migrations.AddField(
            model_name="importrow",
            name="changes",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="importrun",
            name="choices",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="origin",
            name="wrote",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="importrun",
            name="format",
            field=models.CharField(
                choices=[
                    ("linkedin", "linkedin"),
                    ("google", "google"),
                    ("outlook", "outlook"),
                    ("thunderbird", "thunderbird"),
                    ("table", "table"),
                    ("vcard", "vcard"),
                    ("eml", "eml"),
                    ("mbox", "mbox"),
                    ("trello", "trello"),
                    ("trello_csv", "trello_csv"),
                    ("basecamp", "basecamp"),
                    ("versionone", "versionone"),
                    ("zoho", "zoho"),
                    ("zoho_projects", "zoho_projects"),
                    ("tracker", "tracker"),
                    ("calendar", "calendar"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="origin",
            constraint=models.UniqueConstraint(
                fields=("system", "label", "external_id", "object_id"), name="one_origin"
            ),
        ),
    ]
