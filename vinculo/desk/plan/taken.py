"""What of a task stands in a list that is taken along."""

from django.utils.translation import gettext_lazy as _

from vinculo.exchange.lists.columns import Column, Kind

COLUMNS = (
    Column(_("Task"), "title"),
    Column(_("Project"), "project.name"),
    Column(_("Client"), "project.client.name"),
    Column(_("Stage"), "stage.name"),
    Column(_("Kind"), "get_kind_display"),
    Column(_("Whose"), "get_side_display"),
    Column(_("Who does it"), "assignee.name"),
    Column(_("Begins on"), "starts_on", Kind.DAY),
    Column(_("Due on"), "due_on", Kind.DAY),
    Column(_("Estimate in minutes"), "estimate_minutes", Kind.NUMBER),
    Column(_("Done in %"), "percent", Kind.NUMBER),
    Column(_("Done"), "done_at", Kind.MOMENT),
)
