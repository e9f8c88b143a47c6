"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("exchange", "0001_initial"),
        ("exchange", "0002_no_index_twice"),
        ("exchange", "0003_dossiers"),
    ]

    dependencies = [
        ("clients", "0005_client_address"),
        ("projects", "0004_milestone_audience_task_audience"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateAll(
            [
                migrations.CreateModel(
                    name="ImportRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "format",
                            models.CharField(
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
                                ],
                                max_length=20,
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200)),
                        ("stored_as", models.CharField(blank=True, max_length=80)),
                        ("size", models.BigIntegerField(default=0)),
                        ("sha256", models.CharField(db_index=True, max_length=64)),
                        ("new_client", models.CharField(blank=True, max_length=160, verbose_name="new client")),
                        ("mapping", models.JSONField(blank=True, default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("mapping", "Which column is which?"),
                                    ("reading", "Being read"),
                                    ("preview", "Ready to import"),
                                    ("applying", "Being imported"),
                                    ("done", "Imported"),
                                    ("refused", "Refused"),
                                    ("failed", "Stopped half-way, nothing was changed"),
                                    ("undoing", "Being taken back"),
                                    ("undone", "Taken back"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="reading",
                                max_length=10,
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("counts", models.JSONField(blank=True, default=dict)),
                        ("notes", models.JSONField(blank=True, default=dict)),
                        ("refused_code", models.CharField(blank=True, max_length=40)),
                        ("refused_facts", models.JSONField(blank=True, default=dict)),
                        ("stayed", models.JSONField(blank=True, default=list)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("applied_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.client",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-created_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Change",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(max_length=40)),
                        ("object_id", models.BigIntegerField()),
                        ("before", models.JSONField()),
                        ("after", models.JSONField()),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Made",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(max_length=40)),
                        ("ids", models.JSONField()),
                        ("prints", models.JSONField(default=list)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="made",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Dossier",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("language", models.CharField(default="en", max_length=12)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Being put together"),
                                    ("done", "Ready"),
                                    ("failed", "Stopped half-way"),
                                    ("gone", "No longer kept"),
                                ],
                                default="waiting",
                                max_length=7,
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("size", models.BigIntegerField(default=0)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("asked_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="clients.client"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at", "-pk"),
                        "indexes": [models.Index(fields=["client", "-asked_at"], name="dossier_of_client")],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=10)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("data", models.JSONField(blank=True, default=dict)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("updated", "Completed"),
                                    ("unchanged", "Known already"),
                                    ("partly", "Without a part"),
                                    ("refused", "Left out"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=40)),
                        ("facts", models.JSONField(blank=True, default=dict)),
                        ("remarks", models.JSONField(blank=True, default=list)),
                        (
                            "run",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number", "pk"),
                        "indexes": [models.Index(fields=["run", "outcome", "number"], name="import_row_of_run")],
                    },
                ),
                migrations.CreateModel(
                    name="Origin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("system", models.CharField(max_length=20)),
                        ("external_id", models.CharField(max_length=160)),
                        ("label", models.CharField(max_length=40)),
                        ("object_id", models.BigIntegerField()),
                        (
                            "run",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="origins",
                                to="exchange.importrun",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["label", "object_id"], name="origin_of_object")],
                        "constraints": [
                            models.UniqueConstraint(fields=("system", "label", "external_id"), name="one_origin")
                        ],
                    },
                ),
            ]
        ),
    ]
