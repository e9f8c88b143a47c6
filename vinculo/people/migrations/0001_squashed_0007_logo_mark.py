"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models

import vinculo.db.folding
from vinculo.db.create_all import CreateAll


def make_table(apps, schema_editor):
    """Of the shared cache, where limits on sign-in attempts are counted for all processes together."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_cache_table"),
        ("people", "0003_signing_in"),
        ("people", "0004_face"),
        ("people", "0005_plan_view"),
        ("people", "0006_client_portal"),
        ("people", "0007_logo_mark"),
    ]

    dependencies = []

    operations = [
        CreateAll(
            [
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "name_folded",
                            vinculo.db.folding.FoldedField(
                                blank=True, db_index=True, editable=False, max_length=120, source="name"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("manager", "Manager"),
                                    ("member", "Member"),
                                    ("guest", "Guest"),
                                ],
                                default="member",
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=80, verbose_name="what you do")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("es", "Spanish"), ("pl", "Polish")],
                                default="en",
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "theme",
                            models.CharField(
                                blank=True,
                                choices=[("", "As the device"), ("light", "Light"), ("dark", "Dark")],
                                default="",
                                max_length=10,
                                verbose_name="theme",
                            ),
                        ),
                        (
                            "time_zone",
                            models.CharField(default="Europe/Madrid", max_length=60, verbose_name="time zone"),
                        ),
                        ("hours", models.JSONField(blank=True, default=dict, verbose_name="working hours")),
                        ("single_keys", models.BooleanField(default=True, verbose_name="single-key shortcuts")),
                        ("plan_view", models.CharField(blank=True, default="", editable=False, max_length=8)),
                        ("is_active", models.BooleanField(default=True)),
                        ("signed_out_times", models.PositiveIntegerField(default=0, editable=False)),
                        ("joined_at", models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "time_zone",
                            models.CharField(default="Europe/Madrid", max_length=60, verbose_name="time zone"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("es", "Spanish"), ("pl", "Polish")],
                                default="en",
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        ("currency", models.CharField(default="EUR", max_length=3, verbose_name="currency")),
                        ("country", models.CharField(default="ES", max_length=2, verbose_name="country for holidays")),
                        ("region", models.CharField(blank=True, max_length=10, verbose_name="region for holidays")),
                        ("hours", models.JSONField(blank=True, default=dict, verbose_name="working hours")),
                        ("mail_domains", models.JSONField(blank=True, default=list, verbose_name="our mail domains")),
                        (
                            "question_clock",
                            models.CharField(
                                choices=[("plain", "Plain hours"), ("working", "Working hours")],
                                default="plain",
                                max_length=10,
                                verbose_name="the 24-hour clock counts",
                            ),
                        ),
                        ("brand_colour", models.CharField(blank=True, max_length=7, verbose_name="colour")),
                        ("portal_phone", models.CharField(blank=True, max_length=40, verbose_name="phone for clients")),
                        ("logo_mark", models.CharField(blank=True, editable=False, max_length=16)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="SetUpKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("secret_hash", models.CharField(max_length=200)),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Team",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                    ],
                    options={
                        "ordering": ("name",),
                    },
                ),
                migrations.CreateModel(
                    name="Face",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(blank=True, max_length=80, verbose_name="what you do, as clients read it"),
                        ),
                        ("bio", models.CharField(blank=True, max_length=300, verbose_name="a few words about you")),
                        ("photo", models.BinaryField(blank=True, null=True)),
                        ("photo_mark", models.CharField(blank=True, max_length=16)),
                        ("consented_at", models.DateTimeField(blank=True, null=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="face",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Logo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("image", models.BinaryField()),
                        ("mark", models.CharField(max_length=16)),
                        (
                            "organization",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="logo",
                                to="people.organization",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("manager", "Manager"),
                                    ("member", "Member"),
                                    ("guest", "Guest"),
                                ],
                                default="member",
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("es", "Spanish"), ("pl", "Polish")],
                                default="en",
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        ("secret_hash", models.CharField(max_length=200)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("expires_on", models.DateField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "invited_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                to="people.team",
                                verbose_name="team",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-created_at",),
                    },
                ),
                migrations.AddField(
                    model_name="person",
                    name="teams",
                    field=models.ManyToManyField(blank=True, related_name="members", to="people.team"),
                ),
                migrations.CreateModel(
                    name="Holiday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="holidays",
                                to="people.organization",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("on",),
                        "constraints": [
                            models.UniqueConstraint(fields=("organization", "on"), name="one_holiday_a_day")
                        ],
                    },
                ),
                migrations.AddIndex(
                    model_name="person",
                    index=models.Index(fields=["name_folded"], name="person_by_name"),
                ),
            ]
        ),
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]
