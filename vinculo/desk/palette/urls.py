"""The palette: go, do, find."""

from django.urls import path

from vinculo.desk.palette.find import find

app_name = "palette"
urlpatterns = [path("", find, name="find")]
