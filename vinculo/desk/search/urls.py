"""Finding."""

from django.urls import path

from vinculo.desk.search import page

app_name = "search"
urlpatterns = [path("", page.page, name="page")]
