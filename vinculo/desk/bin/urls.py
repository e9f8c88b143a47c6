"""The bin."""

from django.urls import path

from vinculo.desk.bin import forever, page

app_name = "bin"
urlpatterns = [
    path("", page.page, name="page"),
    path("restore/", page.restore, name="restore"),
    path("clients/<int:pk>/", forever.client, name="delete_client"),
    path("documents/<int:pk>/", forever.document, name="delete_document"),
]
