"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_seal_and_stamp"),
        ("documents", "0003_approval_shown"),
        ("documents", "0004_approval_hours"),
        ("documents", "0005_pages_drawn"),
        ("documents", "0006_upload_told"),
        ("documents", "0007_approvals_go_with_client"),
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
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("deliverable", "Result"),
                                    ("document", "Document"),
                                    ("milestone", "Milestone"),
                                    ("change", "Change"),
                                    ("quote", "Quote"),
                                    ("minutes", "Kickoff record"),
                                    ("closing", "Closing"),
                                ],
                                default="deliverable",
                                max_length=11,
                                verbose_name="what it is",
                            ),
                        ),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("shown", models.JSONField(blank=True, default=dict)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("title", models.CharField(max_length=200, verbose_name="what to say yes to")),
                        ("note", models.TextField(blank=True, verbose_name="what to look at")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how long it takes"),
                        ),
                        ("in_order", models.BooleanField(default=False, verbose_name="one after the other")),
                        ("in_their_hours", models.BooleanField(default=False, verbose_name="send it in their hours")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="runs out at")),
                        ("ran_out_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("approved", "Approved"), ("changes", "Changes wanted")],
                                max_length=8,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300, verbose_name="why")),
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
                                related_name="approvals",
                                to="clients.client",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="followed_by",
                                to="documents.approval",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="approvals",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="approvals",
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
                    options={
                        "ordering": ("-sent_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Approver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("asked_at", models.DateTimeField(blank=True, null=True)),
                        ("told_at", models.DateTimeField(blank=True, null=True)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approval",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvers",
                                to="documents.approval",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked_to_approve",
                                to="clients.contact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ApproverReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "approver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="documents.approver",
                            ),
                        ),
                        (
                            "by",
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
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("made", "Made here"), ("brought", "Brought")], default="made", max_length=7
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("authority", "Authority"), ("seal", "Seal")], default="seal", max_length=9
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name on it")),
                        ("certificate", models.TextField()),
                        ("chain", models.TextField(blank=True)),
                        ("key", models.TextField()),
                        ("fingerprint", models.CharField(max_length=64, unique=True)),
                        ("valid_from", models.DateTimeField()),
                        ("valid_until", models.DateTimeField()),
                        ("made_at", models.DateTimeField()),
                        ("retired_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "issuer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issued",
                                to="documents.certificate",
                            ),
                        ),
                        (
                            "retired_by",
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
                        "ordering": ("-made_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Folder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="folders", to="clients.client"
                            ),
                        ),
                        (
                            "inside",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="folders",
                                to="documents.folder",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="folders",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
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
                        ("changed_at", models.DateTimeField()),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="clients.client",
                            ),
                        ),
                        (
                            "deleted_by",
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
                                related_name="documents",
                                to="projects.project",
                            ),
                        ),
                        (
                            "folder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documents",
                                to="documents.folder",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-changed_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Signer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("capacity", models.CharField(blank=True, max_length=160, verbose_name="for whom")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("asked_at", models.DateTimeField(blank=True, null=True)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("declined_at", models.DateTimeField(blank=True, null=True)),
                        ("declined_because", models.TextField(blank=True, verbose_name="why not")),
                        ("delegated_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="to_sign",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "delegated_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="instead_of",
                                to="documents.signer",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="to_sign",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SignerReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "signer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="documents.signer",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SigningRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what is signed")),
                        ("note", models.TextField(blank=True, verbose_name="what it is about")),
                        ("frozen_sha256", models.CharField(max_length=64)),
                        ("language", models.CharField(max_length=5)),
                        ("in_order", models.BooleanField(default=False, verbose_name="one after the other")),
                        ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="runs out at")),
                        ("sent_at", models.DateTimeField()),
                        ("completed_at", models.DateTimeField(blank=True, null=True)),
                        ("declined_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300, verbose_name="why")),
                        ("about", models.CharField(blank=True, max_length=40)),
                        ("sealed_at", models.DateTimeField(blank=True, null=True)),
                        ("stamped_at", models.DateTimeField(blank=True, null=True)),
                        ("stamp_failed_at", models.DateTimeField(blank=True, null=True)),
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
                            "certificate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sealed",
                                to="documents.certificate",
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signing_requests",
                                to="clients.client",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="signing_requests",
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
                    options={
                        "ordering": ("-sent_at", "-pk"),
                    },
                ),
                migrations.AddField(
                    model_name="signer",
                    name="request",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signers",
                        to="documents.signingrequest",
                    ),
                ),
                migrations.CreateModel(
                    name="Version",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("name", models.CharField(max_length=255, verbose_name="file name")),
                        ("media_type", models.CharField(max_length=100)),
                        ("size", models.BigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("pages", models.PositiveIntegerField(blank=True, null=True)),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what is new")),
                        (
                            "state",
                            models.CharField(
                                choices=[("held", "Being looked through"), ("good", "Good"), ("refused", "Refused")],
                                default="good",
                                max_length=7,
                            ),
                        ),
                        ("state_because", models.CharField(blank=True, max_length=120)),
                        ("looked_at", models.DateTimeField(blank=True, null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="documents.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                    },
                ),
                migrations.CreateModel(
                    name="Upload",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("owed", models.CharField(blank=True, max_length=40)),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                            ),
                        ),
                        ("name", models.CharField(max_length=255)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("size", models.BigIntegerField()),
                        ("received", models.BigIntegerField(default=0)),
                        ("began_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField(db_index=True)),
                        ("told_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="clients.client"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="documents.document",
                            ),
                        ),
                        (
                            "folder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="documents.folder",
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
                        (
                            "became",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="documents.version",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="signingrequest",
                    name="frozen",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.version"
                    ),
                ),
                migrations.AddField(
                    model_name="signingrequest",
                    name="sealed",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.version",
                    ),
                ),
                migrations.AddField(
                    model_name="signingrequest",
                    name="version",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_requests",
                        to="documents.version",
                    ),
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("typed_name", models.CharField(max_length=160, verbose_name="your name")),
                        ("drawn", models.JSONField(blank=True, null=True)),
                        ("consent", models.TextField()),
                        ("language", models.CharField(max_length=12)),
                        ("time_zone", models.CharField(blank=True, max_length=60)),
                        ("frozen_sha256", models.CharField(max_length=64)),
                        ("identified_by", models.CharField(max_length=20)),
                        ("identified_at", models.DateTimeField()),
                        ("ip", models.GenericIPAddressField(blank=True, null=True)),
                        ("user_agent", models.CharField(blank=True, max_length=300)),
                        ("own_certificate", models.JSONField(blank=True, null=True)),
                        (
                            "signer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signature",
                                to="documents.signer",
                            ),
                        ),
                        (
                            "brought",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.version",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Remark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.PositiveIntegerField(default=1)),
                        ("x", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("y", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("text", models.TextField(verbose_name="comment")),
                        ("at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True)),
                        (
                            "approval",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="documents.approval",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by_contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="documents.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("page", "at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Page",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("width", models.PositiveIntegerField()),
                        ("height", models.PositiveIntegerField()),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drawn",
                                to="documents.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                    },
                ),
                migrations.AddField(
                    model_name="approval",
                    name="version",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="approvals",
                        to="documents.version",
                    ),
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("approve", "Approve"),
                                    ("changes", "Ask for changes"),
                                    ("talk", "Talk it over"),
                                ],
                                max_length=7,
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="in your words")),
                        ("times", models.CharField(blank=True, max_length=300, verbose_name="when it suits you")),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("language", models.CharField(max_length=12)),
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
                                default="portal",
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "approver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="documents.approver",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="documents.version",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.AddConstraint(
                    model_name="approver",
                    constraint=models.UniqueConstraint(fields=("approval", "contact"), name="one_approver"),
                ),
                migrations.AddIndex(
                    model_name="folder",
                    index=models.Index(fields=["client", "project"], name="folder_of_client"),
                ),
                migrations.AddIndex(
                    model_name="document",
                    index=models.Index(fields=["client", "deleted_at", "-changed_at"], name="document_of_client"),
                ),
                migrations.AddIndex(
                    model_name="document",
                    index=models.Index(fields=["project", "deleted_at", "-changed_at"], name="document_of_project"),
                ),
                migrations.AddConstraint(
                    model_name="version",
                    constraint=models.UniqueConstraint(fields=("document", "number"), name="version_number_once"),
                ),
                migrations.AddIndex(
                    model_name="signingrequest",
                    index=models.Index(fields=["client", "completed_at", "-sent_at"], name="signing_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="page",
                    constraint=models.UniqueConstraint(fields=("version", "number"), name="page_drawn_once"),
                ),
                migrations.AddIndex(
                    model_name="approval",
                    index=models.Index(fields=["client", "settled_at", "-sent_at"], name="approval_of_client"),
                ),
                migrations.AddIndex(
                    model_name="approval",
                    index=models.Index(fields=["project", "settled_at", "-sent_at"], name="approval_of_project"),
                ),
            ]
        ),
    ]
