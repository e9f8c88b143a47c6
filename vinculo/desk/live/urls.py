"""The address that open pages listen to."""

from django.urls import path

from vinculo.desk.live import stream

app_name = "live"
urlpatterns = [path("", stream.stream, name="stream")]
