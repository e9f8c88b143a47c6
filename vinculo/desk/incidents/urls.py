"""When something is badly wrong."""

from django.urls import path

from vinculo.desk.incidents import (
    deeds,
    list_page,
    new,
    page,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "incidents"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", new.new, name="new"),
    path("blame/", page.blame, name="blame"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/edit/", page.edit, name="edit"),
    path("<int:pk>/lines/", page.lines, name="lines"),
    path("<int:pk>/notes/", page.add_note, name="add_note"),
    path("<int:pk>/swarm/", deeds.name_to_swarm, name="swarm"),
    path("<int:pk>/swarm/<int:member_pk>/release/", deeds.release, name="release"),
    path("<int:pk>/report/", deeds.report, name="report"),
    path("<int:pk>/findings/", deeds.findings, name="findings"),
    path("<int:pk>/end/", deeds.end, name="end"),
    path("<int:pk>/reopen/", deeds.reopen, name="reopen"),
]
