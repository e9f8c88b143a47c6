"""What a token may be for: reading and writing, one area of the record at a time."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    READ_CLIENTS = "clients:read", _("Read clients and contacts")
    WRITE_CLIENTS = "clients:write", _("Change clients and contacts")
    READ_PROJECTS = "projects:read", _("Read projects, milestones, tasks and change requests")
    WRITE_PROJECTS = "projects:write", _("Change projects, milestones, tasks and change requests")
    READ_TALKS = (
        "talks:read",
        _("Read conversations, meetings, promises, questions and all that both sides owe"),
    )
    WRITE_TALKS = "talks:write", _("Write conversations, promises, questions and all that both sides owe")
    READ_DOCUMENTS = "documents:read", _("Read documents")
    WRITE_DOCUMENTS = "documents:write", _("Bring documents and new versions of them")
    READ_SALES = "sales:read", _("Read leads, opportunities, quotes and invoices")
    READ_NUDGES = "nudges:read", _("Read nudges")
    WRITE_NUDGES = "nudges:write", _("Answer nudges")
