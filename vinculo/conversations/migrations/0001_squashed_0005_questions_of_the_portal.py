"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("conversations", "0001_initial"),
        ("conversations", "0002_said_in"),
        ("conversations", "0003_incidents_and_check_ins"),
        ("conversations", "0004_client_portal"),
        ("conversations", "0005_questions_of_the_portal"),
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
                    name="Interaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("at", models.DateTimeField(verbose_name="when")),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                        (
                            "channel",
                            models.CharField(
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
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("in", "From them"),
                                    ("out", "From us"),
                                    ("both", "Both spoke"),
                                    ("internal", "Among us"),
                                ],
                                default="both",
                                max_length=8,
                                verbose_name="direction",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="what was said")),
                        ("quoted", models.TextField(blank=True)),
                        (
                            "felt",
                            models.CharField(
                                blank=True,
                                choices=[("warm", "Warm"), ("fine", "Fine"), ("cool", "Cool"), ("tense", "Tense")],
                                max_length=5,
                                verbose_name="how it felt",
                            ),
                        ),
                        ("is_check_in", models.BooleanField(default=False, verbose_name="the agreed check-in")),
                        (
                            "shares_status",
                            models.BooleanField(default=False, verbose_name="told them where things stand"),
                        ),
                        (
                            "asks_status",
                            models.BooleanField(default=False, verbose_name="they had to ask how it is going"),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="interactions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interactions",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contacts",
                            models.ManyToManyField(blank=True, related_name="interactions", to="clients.contact"),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="took_part_in", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="interactions",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Incident",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what happened")),
                        ("effect", models.TextField(blank=True, verbose_name="what the client notices")),
                        ("began_at", models.DateTimeField(verbose_name="since")),
                        ("way_out", models.TextField(blank=True, verbose_name="way out")),
                        ("findings", models.TextField(blank=True, verbose_name="what we found")),
                        ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="over since")),
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
                                related_name="incidents",
                                to="clients.client",
                            ),
                        ),
                        (
                            "over_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="incidents",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-began_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="IncidentNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("seen", "Seen"),
                                    ("tried", "Tried"),
                                    ("found", "Found"),
                                    ("decided", "Decided"),
                                ],
                                default="seen",
                                max_length=7,
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what")),
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="conversations.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="IncidentReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("text", models.TextField(verbose_name="what we tell them")),
                        ("way_out", models.TextField(blank=True, verbose_name="way out")),
                        ("told_at", models.DateTimeField(blank=True, null=True)),
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
                                verbose_name="how",
                            ),
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="conversations.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="MailMessage",
                    fields=[
                        (
                            "interaction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="mail",
                                serialize=False,
                                to="conversations.interaction",
                            ),
                        ),
                        ("message_id", models.CharField(max_length=300, unique=True)),
                        ("in_reply_to", models.CharField(blank=True, db_index=True, max_length=300)),
                        ("references", models.JSONField(blank=True, default=list)),
                        ("thread", models.CharField(blank=True, db_index=True, max_length=300)),
                        ("subject", models.CharField(blank=True, max_length=500)),
                        ("from_address", models.CharField(blank=True, max_length=254)),
                        ("attachments", models.JSONField(blank=True, default=list)),
                    ],
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was decided")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed in writing at"),
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
                                related_name="decisions",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="decisions",
                                to="projects.project",
                            ),
                        ),
                        (
                            "confirmed_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="confirms",
                                to="conversations.interaction",
                            ),
                        ),
                        (
                            "interaction",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="decisions",
                                to="conversations.interaction",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CheckIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slot_on", models.DateField(verbose_name="planned for")),
                        ("due_at", models.DateTimeField(verbose_name="when")),
                        (
                            "channel",
                            models.CharField(
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
                                verbose_name="how",
                            ),
                        ),
                        ("agenda", models.JSONField(blank=True, default=list)),
                        ("notes", models.TextField(blank=True, verbose_name="notes")),
                        ("skipped_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "skipped_because",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is left out"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="check_ins",
                                to="clients.client",
                            ),
                        ),
                        (
                            "moved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="check_ins",
                                to="projects.project",
                            ),
                        ),
                        (
                            "held_in",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="held_check_in",
                                to="conversations.interaction",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="NextWord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="on")),
                        ("at_time", models.TimeField(blank=True, null=True, verbose_name="at")),
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
                                verbose_name="channel",
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=160, verbose_name="about")),
                        ("told_at", models.DateTimeField()),
                        ("said_in", models.UUIDField(blank=True, db_index=True, null=True)),
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
                                related_name="next_words",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="next_words",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_by_us", models.BooleanField(default=False, verbose_name="we asked it")),
                        ("text", models.TextField(verbose_name="question")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="answer due at")),
                        (
                            "by_when_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="we said we would answer by"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "answered_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="answers",
                                to="conversations.interaction",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to="projects.area",
                                verbose_name="area",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
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
                                related_name="questions",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="followed_by",
                                to="conversations.question",
                            ),
                        ),
                        (
                            "interaction",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to="conversations.interaction",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="questions",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="SwarmMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("part", models.CharField(blank=True, max_length=80, verbose_name="part")),
                        ("named_at", models.DateTimeField()),
                        (
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="swarm",
                                to="conversations.incident",
                            ),
                        ),
                        (
                            "named_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="swarms",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("named_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="BadNews",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_ours", models.BooleanField(default=False, verbose_name="it was our mistake")),
                        ("owned_at", models.DateTimeField(blank=True, null=True, verbose_name="we owned it at")),
                        ("what", models.CharField(max_length=300, verbose_name="what is the matter")),
                        ("known_at", models.DateTimeField(verbose_name="known since")),
                        ("way_out", models.TextField(blank=True, verbose_name="way out")),
                        ("over_at", models.DateTimeField(blank=True, null=True, verbose_name="no longer true since")),
                        ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="told at")),
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
                                verbose_name="how",
                            ),
                        ),
                        ("slipped_to_on", models.DateField(blank=True, null=True)),
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
                                related_name="bad_news",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="bad_news",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="bad_news",
                                to="projects.project",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["client", "told_at"], name="bad_news_of_client")],
                    },
                ),
                migrations.AddIndex(
                    model_name="incident",
                    index=models.Index(fields=["client", "over_at"], name="incident_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="incidentreport",
                    constraint=models.UniqueConstraint(fields=("incident", "on"), name="one_report_a_day"),
                ),
                migrations.AddIndex(
                    model_name="interaction",
                    index=models.Index(fields=["client", "-at"], name="interaction_of_client"),
                ),
                migrations.AddIndex(
                    model_name="interaction",
                    index=models.Index(fields=["-at"], name="interaction_newest"),
                ),
                migrations.AddIndex(
                    model_name="decision",
                    index=models.Index(fields=["client", "-at"], name="decision_of_client"),
                ),
                migrations.AddIndex(
                    model_name="checkin",
                    index=models.Index(fields=["client", "due_at"], name="check_in_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="checkin",
                    constraint=models.UniqueConstraint(fields=("project", "slot_on"), name="one_check_in_a_slot"),
                ),
                migrations.AddIndex(
                    model_name="nextword",
                    index=models.Index(fields=["client", "-told_at"], name="next_word_of_client"),
                ),
                migrations.AddIndex(
                    model_name="question",
                    index=models.Index(fields=["client", "answered_at", "due_at"], name="question_of_client"),
                ),
                migrations.AddIndex(
                    model_name="question",
                    index=models.Index(fields=["owner", "answered_at", "due_at"], name="question_of_owner"),
                ),
                migrations.AddConstraint(
                    model_name="swarmmember",
                    constraint=models.UniqueConstraint(fields=("incident", "person"), name="once_in_swarm"),
                ),
            ]
        ),
    ]
