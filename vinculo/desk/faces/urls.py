"""The photo of a colleague."""

from django.urls import path

from vinculo.desk.faces import photo

app_name = "faces"
urlpatterns = [path("<int:pk>/face.webp", photo.photo, name="photo")]
