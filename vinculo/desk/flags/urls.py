"""Where projects may hurt themselves."""

from django.urls import path

from vinculo.desk.flags import (
    deeds,
    list_page,
    new,
    page,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "flags"
urlpatterns = [
    path("flags/", list_page.list_page, name="list"),
    path("flags/new/", new.new, name="new"),
    path("flags/<int:pk>/", page.page, name="page"),
    path("flags/<int:pk>/edit/", page.edit, name="edit"),
    path("flags/<int:pk>/review/", deeds.review, name="review"),
    path("flags/<int:pk>/lower/", deeds.lower, name="lower"),
    path("flags/<int:pk>/raise-again/", deeds.raise_again, name="raise_again"),
    path("projects/<int:pk>/flags/", list_page.of_project, name="of_project"),
]
