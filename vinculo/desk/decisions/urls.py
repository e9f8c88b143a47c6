"""What both sides decided."""

from django.urls import path

from vinculo.desk.decisions import pages

app_name = "decisions"
urlpatterns = [
    path("", pages.list_page, name="list"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/confirm/", pages.confirm_in_writing, name="confirm"),
]
