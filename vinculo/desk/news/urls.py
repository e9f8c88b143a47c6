"""What they do not know yet."""

from django.urls import path

from vinculo.desk.news import (
    deeds,
    list_page,
    pages,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "news"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", pages.new, name="new"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/edit/", pages.edit, name="edit"),
    path("<int:pk>/tell/", deeds.tell, name="tell"),
    path("<int:pk>/own/", deeds.own, name="own"),
    path("<int:pk>/over/", deeds.over, name="over"),
]
