"""The regular talks that were agreed."""

from django.urls import path

from vinculo.desk.checkins import (
    deeds,
    hold,
    lines,
    list_page,
    page,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "check_ins"
urlpatterns = [
    path("check-ins/", list_page.list_page, name="list"),
    path("check-ins/<int:pk>/", page.page, name="page"),
    path("check-ins/<int:pk>/hold/", hold.hold, name="hold"),
    path("check-ins/<int:pk>/move/", deeds.move, name="move"),
    path("check-ins/<int:pk>/skip/", deeds.skip, name="skip"),
    path("check-ins/<int:pk>/take-up/", deeds.take_up, name="take_up"),
    path("check-ins/<int:pk>/agenda/add/", lines.add, name="add_line"),
    path("check-ins/<int:pk>/agenda/move/", lines.move, name="move_line"),
    path("check-ins/<int:pk>/agenda/drop/", lines.drop, name="drop_line"),
    path("projects/<int:pk>/check-ins/", list_page.of_project, name="of_project"),
    path("projects/<int:pk>/check-ins/plan/", list_page.plan_now, name="plan_now"),
]
