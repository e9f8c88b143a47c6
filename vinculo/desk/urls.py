"""The staff's face: one section, one module."""

from django.urls import include, path

urlpatterns = [
    path("", include("vinculo.desk.today.urls")),
]
