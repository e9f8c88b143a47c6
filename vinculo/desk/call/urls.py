"""A call on the phone: what to have in front of you, and writing it down with two taps."""

from django.urls import path

from vinculo.desk.call import deeds, page

app_name = "call"
urlpatterns = [
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/no-answer/", deeds.no_answer, name="no_answer"),
    path("<int:pk>/left-word/", deeds.left_word, name="left_word"),
]
