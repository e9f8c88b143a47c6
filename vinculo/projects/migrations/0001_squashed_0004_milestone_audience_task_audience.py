"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vinculo.db.folding
from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("projects", "0001_initial"),
        ("projects", "0002_plan_kickoff_closing"),
        ("projects", "0003_closed_because"),
        ("projects", "0004_milestone_audience_task_audience"),
    ]

    dependencies = [
        ("clients", "0005_client_address"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateAll(
            [
                migrations.CreateModel(
                    name="Budget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="hours")),
                        ("amount", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="amount")),
                        ("rate", models.PositiveIntegerField(blank=True, null=True, verbose_name="an hour costs")),
                        ("currency", models.CharField(max_length=3, verbose_name="currency")),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "set_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="BudgetChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("minutes", models.IntegerField(default=0)),
                        ("amount", models.BigIntegerField(default=0)),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="why")),
                        ("at", models.DateTimeField()),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="projects.budget",
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
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Kickoff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("planned_at", models.DateTimeField(blank=True, null=True, verbose_name="when")),
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
                                default="video",
                                max_length=20,
                                verbose_name="how",
                            ),
                        ),
                        ("held_at", models.DateTimeField(blank=True, null=True, verbose_name="held at")),
                        ("scope", models.TextField(blank=True, verbose_name="what it includes")),
                        (
                            "process",
                            models.CharField(
                                blank=True,
                                choices=[("waterfall", "One step after the other"), ("agile", "In short rounds")],
                                max_length=9,
                                verbose_name="how we work",
                            ),
                        ),
                        ("process_steps", models.TextField(blank=True, verbose_name="the steps, one on each line")),
                        ("daily_at", models.TimeField(blank=True, null=True, verbose_name="daily word at")),
                        (
                            "weekly_weekday",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="weekly review on"),
                        ),
                        ("weekly_at", models.TimeField(blank=True, null=True, verbose_name="weekly review at")),
                        (
                            "emergency",
                            models.CharField(blank=True, max_length=300, verbose_name="what to do when it burns"),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=5)),
                        ("body", models.JSONField(default=dict)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "confirmed_how",
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
                                verbose_name="how they confirmed",
                            ),
                        ),
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
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes",
                                to="projects.kickoff",
                            ),
                        ),
                        (
                            "sent_to",
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
                        "verbose_name_plural": "minutes",
                        "ordering": ("created_at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="PlanTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("body", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        (
                            "name_folded",
                            vinculo.db.folding.FoldedField(
                                blank=True, db_index=True, editable=False, max_length=160, source="name"
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[
                                    ("pre_signing", "Pre-signing"),
                                    ("kickoff", "Kickoff"),
                                    ("delivery", "Delivery"),
                                    ("closing", "Closing"),
                                    ("closed", "Closed"),
                                ],
                                default="kickoff",
                                max_length=12,
                                verbose_name="phase",
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="promised for")),
                        ("summary", models.TextField(blank=True, verbose_name="in a few words")),
                        ("launched_on", models.DateField(blank=True, null=True, verbose_name="launched on")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="projects",
                                to="clients.client",
                                verbose_name="client",
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
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="led_projects",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="leads it",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PhaseChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "from_phase",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("pre_signing", "Pre-signing"),
                                    ("kickoff", "Kickoff"),
                                    ("delivery", "Delivery"),
                                    ("closing", "Closing"),
                                    ("closed", "Closed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "to_phase",
                            models.CharField(
                                choices=[
                                    ("pre_signing", "Pre-signing"),
                                    ("kickoff", "Kickoff"),
                                    ("delivery", "Delivery"),
                                    ("closing", "Closing"),
                                    ("closed", "Closed"),
                                ],
                                max_length=12,
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="phase_changes",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Limit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="what it does not include")),
                        ("instead", models.CharField(blank=True, max_length=300, verbose_name="what we offer instead")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limits",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.AddField(
                    model_name="kickoff",
                    name="project",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kickoff", to="projects.project"
                    ),
                ),
                migrations.CreateModel(
                    name="HandOverItem",
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
                                choices=[("deploy", "Putting it live"), ("document", "Document")],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("link", models.URLField(blank=True, verbose_name="where it is")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hand_over",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Contingency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what_if", models.CharField(max_length=300, verbose_name="if this happens")),
                        ("plan", models.CharField(blank=True, max_length=300, verbose_name="we do this")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contingencies",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "contingencies",
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="CommunicationPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[
                                    ("weekly", "Every week"),
                                    ("fortnightly", "Every two weeks"),
                                    ("monthly", "Every month"),
                                ],
                                default="weekly",
                                max_length=12,
                                verbose_name="how often",
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField(default=1, verbose_name="day of the week")),
                        ("at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
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
                                default="video",
                                max_length=20,
                                verbose_name="channel",
                            ),
                        ),
                        (
                            "detail",
                            models.CharField(
                                choices=[("brief", "Just enough"), ("week", "The week"), ("all", "Everything")],
                                default="week",
                                max_length=8,
                                verbose_name="detail",
                            ),
                        ),
                        (
                            "figures",
                            models.CharField(blank=True, max_length=200, verbose_name="figures they care about"),
                        ),
                        ("starts_on", models.DateField(verbose_name="starts on")),
                        (
                            "participants",
                            models.ManyToManyField(blank=True, related_name="plans", to="clients.contact"),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="plan", to="projects.project"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Closing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                        (
                            "acceptance_note",
                            models.CharField(blank=True, max_length=300, verbose_name="in their words"),
                        ),
                        ("celebration", models.CharField(blank=True, max_length=200, verbose_name="how we celebrate")),
                        ("celebrated_on", models.DateField(blank=True, null=True, verbose_name="on")),
                        ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step with them")),
                        ("next_step_on", models.DateField(blank=True, null=True, verbose_name="on")),
                        ("last_word", models.TextField(blank=True, verbose_name="last word")),
                        ("last_word_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "last_word_channel",
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
                        (
                            "closed_because",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why it is closed with things open"
                            ),
                        ),
                        ("started_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                                verbose_name="who accepted it",
                            ),
                        ),
                        (
                            "started_by",
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
                                related_name="closing",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.AddField(
                    model_name="budget",
                    name="project",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="budget", to="projects.project"
                    ),
                ),
                migrations.CreateModel(
                    name="Baseline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
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
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="baselines",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="area")),
                        (
                            "look_first",
                            models.CharField(blank=True, max_length=200, verbose_name="where to look first"),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "askers",
                            models.ManyToManyField(
                                blank=True,
                                related_name="may_ask_about",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="may ask the client too",
                            ),
                        ),
                        (
                            "counterpart",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="clients.contact",
                                verbose_name="on their side",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="areas",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who answers for it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="projects.project"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ProjectContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("decider", "Decides"),
                                    ("contributor", "Contributes"),
                                    ("observer", "Follows"),
                                ],
                                default="contributor",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("duty", models.CharField(blank=True, max_length=200, verbose_name="what they see to")),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="on_projects",
                                to="clients.contact",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ProjectMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("area", models.CharField(blank=True, max_length=80, verbose_name="area")),
                        ("may_ask_client", models.BooleanField(default=False, verbose_name="may ask the client")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="projects.project",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="RedFlag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=200, verbose_name="what worries us")),
                        ("why", models.TextField(blank=True, verbose_name="what we see")),
                        (
                            "weight",
                            models.CharField(
                                choices=[("watch", "To watch"), ("red", "Red")],
                                default="watch",
                                max_length=5,
                                verbose_name="how much",
                            ),
                        ),
                        ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step")),
                        ("review_on", models.DateField(blank=True, null=True, verbose_name="look again on")),
                        ("raised_at", models.DateTimeField()),
                        ("lowered_at", models.DateTimeField(blank=True, null=True)),
                        ("outcome", models.CharField(blank=True, max_length=200, verbose_name="how it ended")),
                        (
                            "lowered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="flags",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who watches it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="flags", to="projects.project"
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-raised_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="FlagReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what you saw")),
                        ("next_on", models.DateField(blank=True, null=True)),
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
                            "flag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="projects.redflag",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Stage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="projects.project",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
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
                        ("planned_on", models.DateField(blank=True, null=True, verbose_name="internal date")),
                        ("promised_on", models.DateField(blank=True, null=True, verbose_name="promised date")),
                        ("forecast_on", models.DateField(blank=True, null=True, verbose_name="forecast")),
                        ("forecast_early_on", models.DateField(blank=True, null=True)),
                        ("forecast_late_on", models.DateField(blank=True, null=True)),
                        (
                            "forecast_by_hand",
                            models.BooleanField(default=False, verbose_name="we set the forecast ourselves"),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "buffer_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="buffer, in working days"
                            ),
                        ),
                        (
                            "approval_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="their approval, in working days"
                            ),
                        ),
                        (
                            "buffer_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why without buffer"),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="projects.project",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="milestones",
                                to="projects.stage",
                                verbose_name="stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "promised_on", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("column", models.CharField(blank=True, max_length=160, verbose_name="list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("work", "Work"),
                                    ("test", "Tests"),
                                    ("approval", "Approval"),
                                    ("deploy", "Deployment"),
                                    ("document", "Documentation"),
                                ],
                                default="work",
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("ours", "Ours"), ("theirs", "The client's")],
                                default="ours",
                                max_length=6,
                                verbose_name="whose",
                            ),
                        ),
                        ("title", models.CharField(max_length=500, verbose_name="title")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team only"), ("shared", "The client sees it")],
                                default="team",
                                max_length=6,
                                verbose_name="who sees it",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        ("labels", models.JSONField(blank=True, default=list, verbose_name="labels")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        ("started_on", models.DateField(blank=True, null=True, verbose_name="begun on")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                        (
                            "estimate_minutes",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="estimate"),
                        ),
                        ("percent", models.PositiveSmallIntegerField(default=0, verbose_name="how much is done")),
                        ("repeats", models.CharField(blank=True, max_length=120, verbose_name="comes again")),
                        ("archived_at", models.DateTimeField(blank=True, null=True)),
                        ("position", models.FloatField(default=0)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="projects.project"
                            ),
                        ),
                        (
                            "repeat_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="repeated",
                                to="projects.task",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to="projects.stage",
                                verbose_name="stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="RunningTimer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("started_at", models.DateTimeField()),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="timer",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="projects.task",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ChecklistItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("list_name", models.CharField(blank=True, max_length=160)),
                        ("text", models.CharField(max_length=500)),
                        ("is_done", models.BooleanField(default=False)),
                        ("position", models.FloatField(default=0)),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checklist",
                                to="projects.task",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="BaselineRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(null=True)),
                        ("ends_on", models.DateField(null=True)),
                        (
                            "baseline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="projects.baseline"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="projects.milestone",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="projects.task",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TaskComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("author_name", models.CharField(blank=True, max_length=160)),
                        ("text", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="projects.task"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="TaskLink",
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
                                    ("FS", "starts when the other is finished"),
                                    ("SS", "starts when the other has started"),
                                    ("FF", "finishes when the other is finished"),
                                    ("SF", "finishes when the other has started"),
                                ],
                                default="FS",
                                max_length=2,
                                verbose_name="how",
                            ),
                        ),
                        ("lag_days", models.SmallIntegerField(default=0, verbose_name="lag, in working days")),
                        (
                            "after",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_before",
                                to="projects.task",
                            ),
                        ),
                        (
                            "before",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_after",
                                to="projects.task",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="TimeEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("minutes", models.PositiveIntegerField(verbose_name="time")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                        ("is_billable", models.BooleanField(default=True, verbose_name="counts against the budget")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="time_entries",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="time_entries",
                                to="projects.project",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="time_entries",
                                to="projects.task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "time entries",
                        "ordering": ("-on", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="KickoffStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("profile", "The client"),
                                    ("team", "The team"),
                                    ("scope", "Scope"),
                                    ("process", "How we work"),
                                    ("dates", "Dates and buffer"),
                                    ("contingency", "If something fails"),
                                    ("talk", "How we talk"),
                                    ("client", "The client's part"),
                                    ("expectations", "What both hope for"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("covered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "left_out_because",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is left out"),
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
                            "kickoff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="projects.kickoff"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("kickoff", "step"), name="each_step_once")],
                    },
                ),
                migrations.CreateModel(
                    name="MilestoneForecast",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("likely_on", models.DateField(null=True)),
                        ("early_on", models.DateField(null=True)),
                        ("late_on", models.DateField(null=True)),
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
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="forecasts",
                                to="projects.milestone",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("at", "pk"),
                        "indexes": [models.Index(fields=["milestone", "at"], name="forecast_of_milestone")],
                    },
                ),
                migrations.AddIndex(
                    model_name="project",
                    index=models.Index(fields=["deleted_at", "phase", "due_on"], name="project_list"),
                ),
                migrations.AddIndex(
                    model_name="project",
                    index=models.Index(fields=["client", "deleted_at"], name="project_of_client"),
                ),
                migrations.AddConstraint(
                    model_name="projectcontact",
                    constraint=models.UniqueConstraint(fields=("project", "contact"), name="one_part_of_contact"),
                ),
                migrations.AddConstraint(
                    model_name="projectmember",
                    constraint=models.UniqueConstraint(fields=("project", "person"), name="one_membership"),
                ),
                migrations.AddIndex(
                    model_name="redflag",
                    index=models.Index(fields=["project", "lowered_at"], name="flag_of_project"),
                ),
                migrations.AddIndex(
                    model_name="task",
                    index=models.Index(fields=["project", "position"], name="task_of_project"),
                ),
                migrations.AddIndex(
                    model_name="task",
                    index=models.Index(fields=["assignee", "done_at", "due_on"], name="task_of_person"),
                ),
                migrations.AddConstraint(
                    model_name="tasklink",
                    constraint=models.UniqueConstraint(fields=("before", "after"), name="one_link_between"),
                ),
                migrations.AddConstraint(
                    model_name="tasklink",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True), name="link_not_to_itself"
                    ),
                ),
                migrations.AddIndex(
                    model_name="timeentry",
                    index=models.Index(fields=["project", "on"], name="time_of_project"),
                ),
                migrations.AddIndex(
                    model_name="timeentry",
                    index=models.Index(fields=["person", "on"], name="time_of_person"),
                ),
            ]
        ),
    ]
