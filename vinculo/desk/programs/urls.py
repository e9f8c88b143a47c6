"""Tokens of programs, a part of the settings."""

from django.urls import path

from vinculo.desk.programs import pages

app_name = "programs"
urlpatterns = [
    path("", pages.tokens, name="list"),
    path("new/", pages.new, name="new"),
    path("<int:pk>/revoke/", pages.revoke, name="revoke"),
]
