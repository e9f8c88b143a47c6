"""New tasks as cards; pages of a first look that was cut."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connections', '0001_initial'),
        ('projects', '0001_squashed_0004_milestone_audience_task_audience'),
    ]

    operations = [
        migrations.AddField(
            model_name='link',
            name='cards_list',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='link',
            name='cards_list_name',
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name='link',
            name='cards_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='SentCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=32, unique=True)),
                ('begun_at', models.DateTimeField()),
                ('ours', models.JSONField(default=dict)),
                ('theirs', models.JSONField(default=dict)),
                ('external_id', models.CharField(blank=True, max_length=64)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent_cards', to='connections.link')),
                ('task', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.task')),
            ],
        ),
        migrations.CreateModel(
            name='KeptPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.CharField(max_length=64)),
                ('rows', models.JSONField()),
                ('further', models.TextField(blank=True)),
                ('link', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='kept_pages', to='connections.link')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('link', 'asked'), name='one_page_an_address')],
            },
        ),
    ]
