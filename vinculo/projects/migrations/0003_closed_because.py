from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_plan_kickoff_closing")]

    operations = [
        migrations.AddField(
            model_name="closing",
            name="closed_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it is closed with things open"),
        ),
    ]
