"""The staff's face: one section, one module."""

from django.urls import include, path

from vinculo.desk.undo import undo

urlpatterns = [
    path("clients/", include("vinculo.desk.clients.urls")),
    path("clients/", include("vinculo.desk.handover.urls")),
    path("contacts/", include("vinculo.desk.contacts.urls")),
    path("bin/", include("vinculo.desk.bin.urls")),
    path("log/", include("vinculo.desk.log.urls")),
    path("promises/", include("vinculo.desk.promises.urls")),
    path("questions/", include("vinculo.desk.questions.urls")),
    path("expectations/", include("vinculo.desk.expectations.urls")),
    path("", include("vinculo.desk.obligations.urls")),
    path("", include("vinculo.desk.changes.urls")),
    path("decisions/", include("vinculo.desk.decisions.urls")),
    path("words/", include("vinculo.desk.words.urls")),
    path("news/", include("vinculo.desk.news.urls")),
    path("projects/<int:pk>/plan/", include("vinculo.desk.plan.urls")),
    path("projects/<int:pk>/team/", include("vinculo.desk.team.urls")),
    path("projects/<int:pk>/budget/", include("vinculo.desk.budget.urls")),
    path("projects/", include("vinculo.desk.projects.urls")),
    path("tasks/", include("vinculo.desk.plan.mine_urls")),
    path("time/", include("vinculo.desk.time.urls")),
    path("projects/", include("vinculo.desk.kickoff.urls")),
    path("projects/", include("vinculo.desk.closing.urls")),
    path("", include("vinculo.desk.lessons.urls")),
    path("", include("vinculo.desk.complaints.urls")),
    path("search/", include("vinculo.desk.search.urls")),
    path("palette/", include("vinculo.desk.palette.urls")),
    path("imports/", include("vinculo.desk.imports.urls")),
    path("", include("vinculo.desk.flags.urls")),
    path("incidents/", include("vinculo.desk.incidents.urls")),
    path("", include("vinculo.desk.checkins.urls")),
    path("undo/", undo, name="undo"),
    path("people/", include("vinculo.desk.faces.urls")),
    path("settings/", include("vinculo.desk.settings.urls")),
    path("practices/", include("vinculo.desk.practices.urls")),
    path("", include("vinculo.desk.today.urls")),
]
