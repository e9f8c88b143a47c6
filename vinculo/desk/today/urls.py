"""Today and what one does there."""

from django.urls import path

app_name = "today"
urlpatterns: list = []
