"""Meetings with clients."""

from django.urls import path

from vinculo.desk.meetings import (
    change,
    file,
    hold,
    lines,
    list_page,
    page,
    plan,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "meetings"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", plan.new, name="new"),
    path("times/", plan.times, name="times"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/change/", change.change, name="change"),
    path("<int:pk>/cancel/", change.cancel, name="cancel"),
    path("<int:pk>/take-up/", change.take_up, name="take_up"),
    path("<int:pk>/day/", change.day, name="day"),
    path("<int:pk>/hold/", hold.hold, name="hold"),
    path("<int:pk>/meeting.ics", file.file, name="file"),
    path("<int:pk>/guests/<int:guest_pk>/answer/", change.answer, name="answer"),
    path("<int:pk>/agenda/add/", lines.add, name="add_line"),
    path("<int:pk>/agenda/put-on/", lines.put_on, name="put_on"),
    path("<int:pk>/agenda/<int:point_pk>/drop/", lines.drop, name="drop_line"),
    path("<int:pk>/agenda/<int:point_pk>/share/", lines.share, name="share_line"),
]
