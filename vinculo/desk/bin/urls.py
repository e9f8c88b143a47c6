"""The bin."""

from django.urls import path

from vinculo.desk.bin import page

app_name = "bin"
urlpatterns = [
    path("", page.page, name="page"),
    path("restore/", page.restore, name="restore"),
]
