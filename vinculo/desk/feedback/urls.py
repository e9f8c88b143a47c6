"""What clients think of us."""

from django.urls import path

from vinculo.desk.feedback import pages

app_name = "feedback"
urlpatterns = [
    path("clients/<int:pk>/feedback/", pages.of_client, name="of_client"),
    path("feedback/<int:pk>/done/", pages.done, name="done"),
]
