"""Little extras."""

from django.urls import path

from vinculo.desk.favours import pages

app_name = "favours"
urlpatterns = [
    path("favours/new/", pages.new, name="new"),
    path("favours/<int:pk>/throw-away/", pages.throw_away, name="throw_away"),
    path("clients/<int:pk>/favours/", pages.of_client, name="of_client"),
]
