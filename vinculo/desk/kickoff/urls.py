"""The kickoff of a project."""

from django.urls import path

from vinculo.desk.kickoff import compare, lines, meeting, page, record, steps

app_name = "kickoff"
HERE = "<int:pk>/kickoff/"
urlpatterns = [
    path(HERE, page.start, name="start"),
    path(f"{HERE}when/", meeting.when, name="when"),
    path(f"{HERE}held/", meeting.held, name="held"),
    path(f"{HERE}compare/", compare.compare, name="compare"),
    path(f"{HERE}minutes/", record.minutes, name="minutes"),
    path(f"{HERE}minutes/send/", record.send, name="send"),
    path(f"{HERE}minutes/confirm/", record.confirm, name="confirm"),
    path(f"{HERE}minutes/<int:minutes_pk>/", record.as_sent, name="as_sent"),
    path(f"{HERE}<slug:step>/", page.step, name="step"),
    path(f"{HERE}<slug:step>/covered/", steps.covered, name="covered"),
    path(f"{HERE}<slug:step>/left-out/", steps.left_out, name="left_out"),
    path(f"{HERE}<slug:step>/go-on/", steps.go_on, name="go_on"),
    path(f"{HERE}<slug:kind>/add/", lines.add, name="add"),
    path(f"{HERE}<slug:kind>/<int:row>/", lines.save, name="save"),
    path(f"{HERE}<slug:kind>/<int:row>/remove/", lines.remove, name="remove"),
]
