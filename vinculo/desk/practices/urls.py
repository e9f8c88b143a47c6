"""The linter, seen from the desk: what it says, how it is set, and what came of it."""

from django.urls import path

from vinculo.desk.practices import apart, catalogue, changes, one, packs, proof, setting, trial

app_name = "practices"
urlpatterns = [
    path("", catalogue.page, name="list"),
    path("packs/", packs.page, name="packs"),
    path("packs/<slug:name>/take/", packs.take, name="take"),
    path("proof/", proof.page, name="proof"),
    path("changes/", changes.page, name="changes"),
    path("changes/<int:pk>/undo/", changes.undo, name="undo"),
    path("clients/<int:pk>/", apart.of_client, name="of_client"),
    path("clients/<int:pk>/<slug:code>/", setting.of_client, name="set_client"),
    path("projects/<int:pk>/", apart.of_project, name="of_project"),
    path("projects/<int:pk>/<slug:code>/", setting.of_project, name="set_project"),
    path("<slug:code>/", one.page, name="page"),
    path("<slug:code>/set/", setting.everybody, name="set"),
    path("<slug:code>/try/", trial.page, name="try"),
]
