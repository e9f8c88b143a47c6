from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_face"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="plan_view",
            field=models.CharField(blank=True, default="", editable=False, max_length=8),
        ),
    ]
