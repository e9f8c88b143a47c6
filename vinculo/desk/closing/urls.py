"""The end of a project, step by step, and thanks on the way."""

from django.urls import path

from vinculo.desk.closing import agenda, ending, last_word, lines, page, thanks

app_name = "closing"
HERE = "<int:pk>/closing/"
urlpatterns = [
    path(HERE, page.start, name="start"),
    *(path(f"{HERE}{step}/", page.step, {"step": step}, name=step.replace("-", "_")) for step in agenda.KEYS),
    path(f"{HERE}sheet/", page.sheet, name="sheet"),
    path(f"{HERE}close/", ending.close, name="close"),
    path(f"{HERE}last-word/", last_word.say, name="say"),
    path(f"{HERE}<slug:kind>/add/", lines.add, name="add"),
    path(f"{HERE}<slug:kind>/<int:row>/", lines.save, name="save"),
    path(f"{HERE}<slug:kind>/<int:row>/remove/", lines.remove, name="remove"),
    path("<int:pk>/thanks/", thanks.thanks, name="thanks"),
    path("<int:pk>/thanks/<int:milestone_pk>/", thanks.thanks, name="thank_for"),
]
