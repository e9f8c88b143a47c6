"""Imports."""

from django.urls import path

from vinculo.desk.imports import columns, deeds, list_page, meaning, refused_rows, report, run_page, upload

app_name = "imports"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", upload.upload, name="new"),
    path("<int:pk>/", run_page.run_page, name="run"),
    path("<int:pk>/progress/", run_page.progress, name="progress"),
    path("<int:pk>/columns/", columns.columns, name="columns"),
    path("<int:pk>/meaning/", meaning.meaning, name="meaning"),
    path("<int:pk>/apply/", deeds.apply, name="apply"),
    path("<int:pk>/cancel/", deeds.cancel, name="cancel"),
    path("<int:pk>/undo/", deeds.undo, name="undo"),
    path("<int:pk>/report.csv", report.report, name="report"),
    path("<int:pk>/left-out.csv", refused_rows.left_out, name="left_out"),
]
