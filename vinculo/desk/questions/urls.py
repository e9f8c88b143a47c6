"""What they asked us, and what we asked them."""

from django.urls import path

from vinculo.desk.questions import (
    list_page,
    new,
    page,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "questions"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", new.new, name="new"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/answer/", page.answer, name="answer"),
    path("<int:pk>/by-when/", page.by_when, name="by_when"),
    path("<int:pk>/owner/", page.hand_over, name="owner"),
]
