"""Archives of the whole installation."""

from django.urls import path

from vinculo.desk.archive import deeds, pages

app_name = "archive"
urlpatterns = [
    path("", pages.listing, name="list"),
    path("make/", deeds.make, name="make"),
    path("progress/", pages.progress, name="progress"),
    path("<int:pk>/", pages.take, name="take"),
    path("<int:pk>/file/", deeds.download, name="file"),
    path("<int:pk>/delete/", deeds.delete, name="delete"),
]
