"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("agreements", "0001_initial"),
        ("agreements", "0002_who_kept_it"),
        ("agreements", "0003_expectation_updated_at"),
        ("agreements", "0004_obligations_and_changes"),
        ("agreements", "0005_changes_put_in_writing"),
        ("agreements", "0006_client_portal"),
        ("agreements", "0007_what_they_ask_for"),
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
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        ("where", models.CharField(blank=True, max_length=200, verbose_name="where it is kept")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agreements",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="agreements",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-signed_on", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "side",
                            models.CharField(
                                choices=[("ours", "Ours"), ("theirs", "The client's")],
                                default="theirs",
                                max_length=6,
                                verbose_name="who asks",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("work", "Something new or different"),
                                    ("idea", "An idea to talk about"),
                                    ("priority", "Another order of importance"),
                                    ("budget", "A bigger budget"),
                                ],
                                default="work",
                                max_length=8,
                                verbose_name="what kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="what changes")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("their_position", models.FloatField(default=0)),
                        ("text", models.TextField(blank=True, verbose_name="in more words")),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="what for")),
                        ("wanted_on", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("minutes", models.IntegerField(blank=True, null=True, verbose_name="work")),
                        ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="price")),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("estimated_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "spoken_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="price spoken about at"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("estimated", "Waits for a decision"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("infeasible", "Cannot be done"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("because", models.CharField(blank=True, max_length=300, verbose_name="why")),
                        ("instead", models.CharField(blank=True, max_length=300, verbose_name="what we offer instead")),
                        ("explained_at", models.DateTimeField(blank=True, null=True, verbose_name="explained at")),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed at")),
                        ("signed_how", models.CharField(blank=True, max_length=160, verbose_name="how it was signed")),
                        ("work_began_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="in writing since")),
                        ("applied", models.JSONField(blank=True, default=dict)),
                        ("said_in", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "after",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="projects.task",
                                verbose_name="can begin after",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="change_requests",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="change_requests",
                                to="clients.contact",
                                verbose_name="who of them",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "estimated_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="change_requests",
                                to="projects.milestone",
                                verbose_name="needed for",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="change_requests",
                                to="projects.project",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="change_requests",
                                to="projects.task",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ChangeEffect",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("from_on", models.DateField()),
                        ("to_on", models.DateField()),
                        ("promised_to_on", models.DateField(blank=True, null=True)),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="projects.milestone"
                            ),
                        ),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="effects",
                                to="agreements.changerequest",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("from_on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Expectation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("theirs", "They expect of us"), ("ours", "We expect of them")],
                                max_length=6,
                                verbose_name="whose",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what")),
                        ("is_quote", models.BooleanField(default=False, verbose_name="in their own words")),
                        ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                        ("source", models.CharField(blank=True, max_length=160, verbose_name="where it stands")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Not spoken of yet"),
                                    ("run", "On its way"),
                                    ("ok", "Met"),
                                    ("risk", "At risk"),
                                ],
                                default="run",
                                max_length=5,
                                verbose_name="state",
                            ),
                        ),
                        ("said_in", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="expectations",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="expectations",
                                to="projects.project",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="expectations",
                                to="clients.contact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                    },
                ),
                migrations.CreateModel(
                    name="Obligation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("ours", "Ours"), ("theirs", "The client's")],
                                default="theirs",
                                max_length=6,
                                verbose_name="whose",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("duty", "Something to do"),
                                    ("content", "Texts, photos, brand"),
                                    ("access", "Access and keys"),
                                    ("approval", "Approval"),
                                    ("payment", "Payment"),
                                ],
                                default="duty",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("wanted", models.PositiveIntegerField(blank=True, null=True, verbose_name="how many")),
                        ("received", models.PositiveIntegerField(default=0, verbose_name="how many are here")),
                        ("source", models.CharField(blank=True, max_length=160, verbose_name="where it stands")),
                        (
                            "if_late",
                            models.CharField(blank=True, max_length=200, verbose_name="what we can do if it is late"),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("said_in", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="obligations",
                                to="agreements.agreement",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="obligations",
                                to="clients.contact",
                                verbose_name="who on their side",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="obligations",
                                to="projects.milestone",
                                verbose_name="what waits for it",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="obligations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who of us",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="obligations",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Promise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what we promised")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised date")),
                        ("internal_on", models.DateField(blank=True, null=True, verbose_name="internal date")),
                        ("forecast_on", models.DateField(blank=True, null=True, verbose_name="forecast")),
                        (
                            "margin_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why without margin"),
                        ),
                        ("kept_on", models.DateField(blank=True, null=True, verbose_name="kept on")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was withdrawn"),
                        ),
                        ("said_in", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="promises",
                                to="clients.client",
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "made_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="promises",
                                to="clients.contact",
                                verbose_name="to whom",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="promises",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="promises",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="promises",
                                to="projects.project",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what we wrote")),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "In person"),
                                    ("video", "Video"),
                                    ("phone", "Phone"),
                                    ("email", "E-mail"),
                                    ("chat", "Chat"),
                                    ("portal", "Portal"),
                                    ("letter", "Letter"),
                                    ("note", "Note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="agreements.obligation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Renegotiation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("from_on", models.DateField(null=True)),
                        ("to_on", models.DateField()),
                        ("internal_on", models.DateField(blank=True, null=True)),
                        ("reason", models.CharField(max_length=300, verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="renegotiations",
                                to="agreements.promise",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Warning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("forecast_on", models.DateField(null=True)),
                        ("way_out", models.TextField(blank=True, verbose_name="way out")),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("in_person", "In person"),
                                    ("video", "Video"),
                                    ("phone", "Phone"),
                                    ("email", "E-mail"),
                                    ("chat", "Chat"),
                                    ("portal", "Portal"),
                                    ("letter", "Letter"),
                                    ("note", "Note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="warnings",
                                to="agreements.promise",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.AddIndex(
                    model_name="changerequest",
                    index=models.Index(fields=["client", "state"], name="change_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="changerequest",
                    constraint=models.UniqueConstraint(fields=("project", "number"), name="change_number_once"),
                ),
                migrations.AddConstraint(
                    model_name="changeeffect",
                    constraint=models.UniqueConstraint(fields=("change", "milestone"), name="effect_on_milestone_once"),
                ),
                migrations.AddIndex(
                    model_name="expectation",
                    index=models.Index(fields=["client", "withdrawn_at"], name="expectation_of_client"),
                ),
                migrations.AddIndex(
                    model_name="obligation",
                    index=models.Index(
                        fields=["client", "done_on", "withdrawn_at", "due_on"], name="obligation_of_client"
                    ),
                ),
                migrations.AddIndex(
                    model_name="obligation",
                    index=models.Index(
                        fields=["project", "done_on", "withdrawn_at", "due_on"], name="obligation_of_project"
                    ),
                ),
                migrations.AddIndex(
                    model_name="promise",
                    index=models.Index(
                        fields=["client", "kept_on", "withdrawn_at", "promised_on"], name="promise_of_client"
                    ),
                ),
                migrations.AddIndex(
                    model_name="promise",
                    index=models.Index(
                        fields=["owner", "kept_on", "withdrawn_at", "promised_on"], name="promise_of_owner"
                    ),
                ),
            ]
        ),
    ]
