"""Calendars that other programs read."""

from django.urls import path

from vinculo.desk.calendars import feed

app_name = "calendars"
urlpatterns = [path("<slug:secret>.ics", feed.feed, name="feed")]
