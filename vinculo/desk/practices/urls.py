"""The linter, seen from the desk."""

from django.urls import path

from vinculo.desk.practices import catalogue, one, trial

app_name = "practices"
urlpatterns = [
    path("", catalogue.page, name="list"),
    path("<slug:code>/", one.page, name="page"),
    path("<slug:code>/try/", trial.page, name="try"),
]
