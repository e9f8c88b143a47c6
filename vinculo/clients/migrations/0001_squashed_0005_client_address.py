"""All tables as they were until November 2026, for a new installation; older ones have come here step by step."""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vinculo.db.folding
from vinculo.db.create_all import CreateAll


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("clients", "0001_initial"),
        ("clients", "0002_merge_and_value_order"),
        ("clients", "0003_handover_sheet"),
        ("clients", "0004_no_index_twice"),
        ("clients", "0005_client_address"),
    ]

    dependencies = [
        ("people", "0007_logo_mark"),
        # Not needed by these tables: what libraries bring goes step by step, and each step is the dearer the more
        # tables there are already.
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_q", "0019_alter_task_options_alter_ormq_key_alter_ormq_lock_and_more"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("usersessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateAll(
            [
                migrations.CreateModel(
                    name="Client",
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
                            "kind",
                            models.CharField(
                                choices=[("company", "Company"), ("person", "Person")],
                                default="company",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "line",
                            models.CharField(blank=True, max_length=160, verbose_name="in one line, what they do"),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="city")),
                        ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                        (
                            "is_remote",
                            models.BooleanField(default=False, verbose_name="too far to meet in person often"),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[("en", "English"), ("es", "Spanish"), ("pl", "Polish")],
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "address",
                            models.CharField(
                                blank=True,
                                choices=[("informal", "By first name"), ("formal", "Formally")],
                                max_length=8,
                                verbose_name="how we address them",
                            ),
                        ),
                        ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                        ("value", models.BigIntegerField(blank=True, null=True, verbose_name="value a year, in cents")),
                        ("since_on", models.DateField(blank=True, null=True, verbose_name="client since")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("archived_at", models.DateTimeField(blank=True, null=True)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged",
                                to="clients.client",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="clients",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="clients",
                                to="people.team",
                                verbose_name="team",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ClientRelation",
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
                                choices=[("same_group", "Same group"), ("referred", "Referred")], max_length=20
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="clients.client",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_back",
                                to="clients.client",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        (
                            "language",
                            models.CharField(
                                blank=True,
                                choices=[("en", "English"), ("es", "Spanish"), ("pl", "Polish")],
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        ("time_zone", models.CharField(blank=True, max_length=60, verbose_name="time zone")),
                        (
                            "preferred_channel",
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
                                verbose_name="preferred channel",
                            ),
                        ),
                        (
                            "unwanted_channels",
                            models.JSONField(blank=True, default=list, verbose_name="channels they do not want"),
                        ),
                        (
                            "channel_note",
                            models.CharField(blank=True, max_length=120, verbose_name="about the channel"),
                        ),
                        ("hours", models.JSONField(blank=True, default=dict, verbose_name="hours that suit them")),
                        ("about", models.TextField(blank=True, verbose_name="about")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        ("deleted_at", models.DateTimeField(blank=True, null=True)),
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged",
                                to="clients.contact",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ContactPoint",
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
                                choices=[("email", "E-mail"), ("phone", "Phone"), ("url", "Page")], max_length=10
                            ),
                        ),
                        ("value", models.CharField(max_length=300, verbose_name="address")),
                        ("normal", models.CharField(db_index=True, max_length=300)),
                        ("label", models.CharField(blank=True, max_length=40, verbose_name="label")),
                        (
                            "contact",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="clients.contact",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ContactRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=120, verbose_name="role there")),
                        ("decides", models.CharField(blank=True, max_length=160, verbose_name="decides about")),
                        (
                            "power",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("decides", "Decides"),
                                    ("influences", "Influences"),
                                    ("informed", "Is informed"),
                                ],
                                max_length=12,
                                verbose_name="say",
                            ),
                        ),
                        ("is_key", models.BooleanField(default=False, verbose_name="key contact")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "client",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="clients.contact"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-is_key", "pk"),
                    },
                ),
                migrations.AddField(
                    model_name="contact",
                    name="clients",
                    field=models.ManyToManyField(
                        related_name="contacts", through="clients.ContactRole", to="clients.client"
                    ),
                ),
                migrations.CreateModel(
                    name="HandoverSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("promises", models.TextField(blank=True, verbose_name="what we promised on the way")),
                        ("working_style", models.TextField(blank=True, verbose_name="how they work")),
                        (
                            "preferred_channel",
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
                                verbose_name="channel they prefer",
                            ),
                        ),
                        (
                            "hours",
                            models.CharField(blank=True, max_length=160, verbose_name="when they can be reached"),
                        ),
                        ("money", models.TextField(blank=True, verbose_name="what was said about money")),
                        ("dates", models.TextField(blank=True, verbose_name="what was said about dates")),
                        ("question", models.TextField(blank=True, verbose_name="what is still open")),
                        ("won_on", models.DateField(blank=True, null=True, verbose_name="won on")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handover",
                                to="clients.client",
                            ),
                        ),
                        (
                            "manager",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="handovers",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who takes it on",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportantDate",
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
                                    ("birthday", "Birthday"),
                                    ("anniversary", "Anniversary with us"),
                                    ("launch", "Launch"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=120, verbose_name="what")),
                        ("day", models.PositiveSmallIntegerField(verbose_name="day")),
                        ("month", models.PositiveSmallIntegerField(verbose_name="month")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                        ("is_yearly", models.BooleanField(default=True, verbose_name="every year")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "client",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dates",
                                to="clients.client",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dates",
                                to="clients.contact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("month", "day"),
                    },
                ),
                migrations.CreateModel(
                    name="Merge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "what",
                            models.CharField(choices=[("client", "Client"), ("contact", "Contact")], max_length=8),
                        ),
                        ("kept_id", models.BigIntegerField()),
                        ("gone_id", models.BigIntegerField()),
                        ("moved", models.JSONField(default=dict)),
                        (
                            "filled",
                            models.JSONField(default=list, encoder=django.core.serializers.json.DjangoJSONEncoder),
                        ),
                        ("made", models.JSONField(default=dict)),
                        ("found", models.JSONField(default=list)),
                        ("at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
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
                        "ordering": ("-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="PersonalNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="note")),
                        (
                            "audience",
                            models.CharField(
                                choices=[("team", "Our team"), ("leads", "Managers and me"), ("me", "Only me")],
                                default="team",
                                max_length=10,
                                verbose_name="who may read it",
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
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="clients.contact"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-created_at",),
                    },
                ),
                migrations.CreateModel(
                    name="Pin",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pins", to="clients.client"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pins",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Priority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("what", models.CharField(max_length=120, verbose_name="what they watch")),
                        ("target", models.CharField(blank=True, max_length=80, verbose_name="where they want it")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="clients.client"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.CharField(default="clients", max_length=20)),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("query", models.CharField(blank=True, max_length=500)),
                        ("is_shared", models.BooleanField(default=False, verbose_name="everyone may use it")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_views",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Profile",
                    fields=[
                        (
                            "client",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="profile",
                                serialize=False,
                                to="clients.client",
                            ),
                        ),
                        ("sells", models.TextField(blank=True, verbose_name="what they sell")),
                        ("sells_to", models.TextField(blank=True, verbose_name="to whom")),
                        ("goals", models.TextField(blank=True, verbose_name="long-term goals")),
                        ("motivations", models.TextField(blank=True, verbose_name="what moves them")),
                        ("priorities", models.TextField(blank=True, verbose_name="priorities")),
                        ("working_style", models.TextField(blank=True, verbose_name="how they like to work")),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                        (
                            "updated_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="client",
                    index=models.Index(fields=["deleted_at", "archived_at", "name_folded", "id"], name="client_list"),
                ),
                migrations.AddIndex(
                    model_name="client",
                    index=models.Index(
                        fields=["owner", "deleted_at", "archived_at", "name_folded"], name="client_of_owner"
                    ),
                ),
                migrations.AddIndex(
                    model_name="client",
                    index=models.Index(fields=["deleted_at", "archived_at", "value", "id"], name="client_by_value"),
                ),
                migrations.AddConstraint(
                    model_name="clientrelation",
                    constraint=models.UniqueConstraint(
                        fields=("client", "other", "kind"), name="one_relation_of_a_kind"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactpoint",
                    constraint=models.UniqueConstraint(fields=("contact", "kind", "normal"), name="one_point"),
                ),
                migrations.AddConstraint(
                    model_name="contactrole",
                    constraint=models.UniqueConstraint(fields=("client", "contact"), name="one_role_a_client"),
                ),
                migrations.AddIndex(
                    model_name="contact",
                    index=models.Index(fields=["email"], name="contact_by_email"),
                ),
                migrations.AddIndex(
                    model_name="merge",
                    index=models.Index(fields=["what", "kept_id"], name="merge_into"),
                ),
                migrations.AddConstraint(
                    model_name="pin",
                    constraint=models.UniqueConstraint(fields=("person", "client"), name="one_pin"),
                ),
                migrations.AddConstraint(
                    model_name="savedview",
                    constraint=models.UniqueConstraint(fields=("person", "page", "name"), name="one_view_of_a_name"),
                ),
            ]
        ),
    ]
