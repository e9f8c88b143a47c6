"""Today and what one does there."""

from django.urls import path

from vinculo.desk.today import answers, hour, later, nudge, page, snoozed

app_name = "today"
urlpatterns = [
    path("", page.page, name="page"),
    path("today/snoozed/", snoozed.page, name="snoozed"),
    path("nudges/<int:pk>/", nudge.page, name="nudge"),
    path("nudges/<int:pk>/hour/", hour.hour, name="hour"),
    path("nudges/<int:pk>/done/", answers.done, name="done"),
    path("nudges/<int:pk>/snooze/", later.snooze, name="snooze"),
    path("nudges/<int:pk>/dismiss/", answers.dismiss, name="dismiss"),
    path("nudges/<int:pk>/reopen/", answers.reopen, name="reopen"),
]
