"""Time: the week, the clock, and single entries."""

from django.urls import path

from vinculo.desk.time import cells, entries, timer, week

app_name = "time"
urlpatterns = [
    path("", week.week, name="week"),
    path("save/", cells.save, name="save"),
    path("new/", entries.new, name="new"),
    path("<int:pk>/", entries.edit, name="entry"),
    path("<int:pk>/remove/", entries.remove, name="remove"),
    path("start/", timer.start, name="start"),
    path("stop/", timer.stop, name="stop"),
    path("timer/", timer.keep, name="timer"),
    path("timer/drop/", timer.drop, name="drop"),
]
