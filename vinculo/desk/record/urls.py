"""The record of a client or a project, and dossiers of it."""

from django.urls import path

from vinculo.desk.record import dossiers, page

app_name = "record"
urlpatterns = [
    path("clients/<int:pk>/record/", page.of_client, name="of_client"),
    path("clients/<int:pk>/record/dossier/", dossiers.of_client, name="dossier_of_client"),
    path("projects/<int:pk>/record/", page.of_project, name="of_project"),
    path("projects/<int:pk>/record/dossier/", dossiers.of_project, name="dossier_of_project"),
    path("dossiers/<int:pk>/", dossiers.page, name="dossier"),
    path("dossiers/<int:pk>/progress/", dossiers.progress, name="progress"),
    path("dossiers/<int:pk>/file/", dossiers.download, name="file"),
]
