"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_said_in_the_portal"),
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
                    name="Appreciation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what_for", models.CharField(max_length=300, verbose_name="what for")),
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
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="thanks",
                                to="clients.contact",
                                verbose_name="who of them",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="appreciations",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appreciations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appreciations",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Reference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("is_given", models.BooleanField(blank=True, null=True, verbose_name="they said yes")),
                        ("text", models.TextField(blank=True, verbose_name="their words")),
                        (
                            "asked_by",
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
                                related_name="references",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="references",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="references",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Retrospective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                        ("went_well", models.TextField(blank=True, verbose_name="what went well")),
                        ("to_change", models.TextField(blank=True, verbose_name="what we do differently next time")),
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
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retrospective",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what they are unhappy about")),
                        ("at", models.DateTimeField(verbose_name="said at")),
                        ("thanked_at", models.DateTimeField(blank=True, null=True)),
                        ("findings", models.TextField(blank=True, verbose_name="what we found")),
                        ("found_at", models.DateTimeField(blank=True, null=True)),
                        ("resolution", models.TextField(blank=True, verbose_name="how it was resolved")),
                        ("resolved_at", models.DateTimeField(blank=True, null=True)),
                        ("followed_up_at", models.DateTimeField(blank=True, null=True)),
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
                                related_name="complaints",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="complaints",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="complaints",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="complaints",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-pk"),
                        "indexes": [models.Index(fields=["client", "resolved_at"], name="complaint_of_client")],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
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
                        ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="given at")),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10)],
                                verbose_name="score",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what would raise it by one")),
                        (
                            "moment",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kickoff", "After the kickoff"),
                                    ("milestone", "After a milestone"),
                                    ("closing", "At the end"),
                                    ("own", "Of their own accord"),
                                ],
                                max_length=9,
                                verbose_name="when",
                            ),
                        ),
                        ("done", models.TextField(blank=True, verbose_name="what we did about it")),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
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
                                related_name="feedback",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feedback",
                                to="clients.contact",
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
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feedback",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "feedback",
                        "ordering": ("-asked_at", "-pk"),
                        "indexes": [models.Index(fields=["client", "-asked_at"], name="feedback_of_client")],
                    },
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what we learnt")),
                        ("do_next", models.CharField(blank=True, max_length=300, verbose_name="what we do next time")),
                        ("tags", models.JSONField(blank=True, default=list, verbose_name="about")),
                        ("link", models.URLField(blank=True, verbose_name="where to find more")),
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
                            "client",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lessons",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lessons",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-pk"),
                        "indexes": [models.Index(fields=["project", "-at"], name="lesson_of_project")],
                    },
                ),
            ]
        ),
    ]
