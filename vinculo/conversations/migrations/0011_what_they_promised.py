from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0010_feelings_proposed"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="obligation_id",
            field=models.PositiveBigIntegerField(blank=True, null=True),
        ),
    ]
