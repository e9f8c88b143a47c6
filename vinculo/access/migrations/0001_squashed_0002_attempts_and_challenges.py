"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_attempts_and_challenges"),
    ]

    dependencies = [
        ("clients", "0005_client_address"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateAll(
            [
                migrations.CreateModel(
                    name="Challenge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("browser_hash", models.CharField(db_index=True, max_length=64)),
                        ("contact_id_asked", models.BigIntegerField(blank=True, null=True)),
                        ("state", models.JSONField(default=dict)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Access",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("invited_at", models.DateTimeField()),
                        ("first_seen_at", models.DateTimeField(blank=True, null=True)),
                        ("last_seen_at", models.DateTimeField(blank=True, null=True)),
                        ("removed_at", models.DateTimeField(blank=True, null=True)),
                        ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="why")),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accesses",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accesses",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invited_by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="invited_accesses",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "removed_by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "accesses",
                        "ordering": ("invited_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=12)),
                        ("who", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["what", "who", "at"], name="attempt_counted")],
                    },
                ),
                migrations.CreateModel(
                    name="Code",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("sign_in", "Sign In"), ("sign", "Sign")], default="sign_in", max_length=7
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=60)),
                        ("address_key", models.CharField(max_length=64)),
                        ("code_hash", models.CharField(max_length=200)),
                        ("link_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                        ("browser_hash", models.CharField(max_length=64)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("sent_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        ("void_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="codes",
                                to="clients.contact",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Passkey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("credential_id", models.CharField(max_length=500, unique=True)),
                        ("credential", models.JSONField(default=dict)),
                        ("sign_count", models.BigIntegerField(default=0)),
                        ("made_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passkeys",
                                to="clients.contact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("made_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key_hash", models.CharField(max_length=64, unique=True)),
                        ("proof", models.CharField(max_length=10)),
                        ("began_at", models.DateTimeField()),
                        ("seen_at", models.DateTimeField()),
                        ("idle_until", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("ip", models.GenericIPAddressField(blank=True, null=True)),
                        ("user_agent", models.CharField(blank=True, max_length=300)),
                        (
                            "access",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visits",
                                to="access.access",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="clients.contact"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-seen_at", "-pk"),
                    },
                ),
                migrations.AddIndex(
                    model_name="access",
                    index=models.Index(fields=["client", "removed_at"], name="access_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="access",
                    constraint=models.UniqueConstraint(fields=("contact", "client"), name="one_access_a_client"),
                ),
                migrations.AddIndex(
                    model_name="code",
                    index=models.Index(fields=["address_key", "-sent_at"], name="code_of_address"),
                ),
                migrations.AddIndex(
                    model_name="visit",
                    index=models.Index(fields=["contact", "ended_at"], name="visit_of_contact"),
                ),
            ]
        ),
    ]
