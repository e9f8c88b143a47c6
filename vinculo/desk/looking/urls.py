"""Looking at the portal as a contact."""

from django.urls import path

from vinculo.desk.looking import pages

app_name = "looking"
urlpatterns = [
    path("clients/<int:pk>/look/", pages.of_client, name="of_client"),
    path("projects/<int:pk>/look/", pages.of_project, name="of_project"),
    path("looking/<int:pk>/", pages.look, name="look"),
    path("looking/stop/", pages.stop, name="stop"),
]
