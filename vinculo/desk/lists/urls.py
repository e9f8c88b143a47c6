"""Files of long lists."""

from django.urls import path

from vinculo.desk.lists import pages

app_name = "exports"
urlpatterns = [
    path("", pages.make, name="make"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/progress/", pages.progress, name="progress"),
    path("<int:pk>/file/", pages.download, name="file"),
]
