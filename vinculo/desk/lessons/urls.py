"""What we learnt, and past projects like the one at hand."""

from django.urls import path

from vinculo.desk.lessons import list_page, pages, similar

app_name = "lessons"
urlpatterns = [
    path("lessons/", list_page.list_page, name="list"),
    path("lessons/new/", pages.new, name="new"),
    path("lessons/<int:pk>/", pages.page, name="page"),
    path("lessons/<int:pk>/edit/", pages.edit, name="edit"),
    path("lessons/<int:pk>/remove/", pages.remove, name="remove"),
    path("projects/<int:pk>/similar/", similar.similar, name="similar"),
]
