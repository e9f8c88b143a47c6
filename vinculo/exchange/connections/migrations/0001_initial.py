"""Connections with other systems, and what each side last said."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clients', '0001_squashed_0005_client_address'),
        ('projects', '0001_squashed_0004_milestone_audience_task_audience'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateAll([
            migrations.CreateModel(
                name='Connection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('system', models.CharField(choices=[('trello', 'Trello'), ('basecamp', 'Basecamp')], max_length=10)),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('account_id', models.CharField(blank=True, max_length=64)),
                    ('account_name', models.CharField(blank=True, max_length=160)),
                    ('member_id', models.CharField(blank=True, max_length=64)),
                    ('member_name', models.CharField(blank=True, max_length=160)),
                    ('client_id', models.CharField(blank=True, max_length=300)),
                    ('client_secret', models.TextField(blank=True, editable=False)),
                    ('token', models.TextField(blank=True, editable=False)),
                    ('refresh_token', models.TextField(blank=True, editable=False)),
                    ('token_ends_at', models.DateTimeField(blank=True, null=True)),
                    ('ready_at', models.DateTimeField(blank=True, null=True)),
                    ('paused_at', models.DateTimeField(blank=True, null=True)),
                    ('ran_at', models.DateTimeField(blank=True, null=True)),
                    ('next_run_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                    ('held_until_at', models.DateTimeField(blank=True, null=True)),
                    ('failing_since', models.DateTimeField(blank=True, null=True)),
                    ('failures', models.PositiveIntegerField(default=0)),
                    ('trouble', models.CharField(blank=True, max_length=30)),
                    ('trouble_facts', models.JSONField(blank=True, default=dict)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='connections', to=settings.AUTH_USER_MODEL)),
                    ('paused_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('name', 'pk'),
                },
            ),
            migrations.CreateModel(
                name='Link',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('external_id', models.CharField(max_length=64)),
                    ('name', models.CharField(max_length=160)),
                    ('new_client', models.CharField(blank=True, max_length=160)),
                    ('cursor', models.JSONField(blank=True, default=dict)),
                    ('out_since', models.DateTimeField(blank=True, null=True)),
                    ('began_at', models.DateTimeField(blank=True, null=True)),
                    ('looked_at', models.DateTimeField(blank=True, null=True)),
                    ('hook_digest', models.CharField(blank=True, db_index=True, max_length=64)),
                    ('hook_id', models.CharField(blank=True, max_length=64)),
                    ('hook_tried_at', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('client', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='clients.client')),
                    ('connection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='connections.connection')),
                    ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='connected', to='projects.project')),
                ],
                options={
                    'ordering': ('name', 'pk'),
                },
            ),
            migrations.CreateModel(
                name='Clash',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('field', models.CharField(max_length=20)),
                    ('ours', models.JSONField(null=True)),
                    ('theirs', models.JSONField(null=True)),
                    ('ours_stayed', models.BooleanField()),
                    ('ours_at', models.DateTimeField()),
                    ('theirs_at', models.DateTimeField(null=True)),
                    ('at', models.DateTimeField(db_index=True)),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.task')),
                    ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clashes', to='connections.link')),
                ],
                options={
                    'ordering': ('-at', '-pk'),
                },
            ),
            migrations.CreateModel(
                name='SentComment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('begun_at', models.DateTimeField()),
                    ('external_id', models.CharField(blank=True, max_length=64)),
                    ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.taskcomment')),
                    ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='connections.link')),
                ],
            ),
            migrations.CreateModel(
                name='Twin',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('external_id', models.CharField(max_length=64)),
                    ('theirs', models.JSONField(blank=True, default=dict)),
                    ('ours', models.JSONField(blank=True, default=dict)),
                    ('noticed', models.JSONField(blank=True, default=dict)),
                    ('gone_at', models.DateTimeField(blank=True, null=True)),
                    ('link', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='twins', to='connections.link')),
                    ('task', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='twin', to='projects.task')),
                ],
            ),
            migrations.AddConstraint(
                model_name='link',
                constraint=models.UniqueConstraint(fields=('connection', 'external_id'), name='one_link_a_board'),
            ),
            migrations.AddConstraint(
                model_name='twin',
                constraint=models.UniqueConstraint(fields=('link', 'external_id'), name='one_twin_a_card'),
            ),
        ]),
    ]
