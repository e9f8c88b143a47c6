from django.urls import path

from vinculo.portal.meetings import page

urlpatterns = [
    path("meetings/", page.page, name="meetings"),
    path("meetings/<int:pk>/answer/", page.answer, name="answer_meeting"),
    path("meetings/<int:pk>/meeting.ics", page.file, name="meeting_ics"),
    path("calendar/renew/", page.renew, name="renew_feed"),
    path("calendar/revoke/", page.revoke, name="revoke_feed"),
    path("calendars/<slug:secret>.ics", page.feed, name="feed"),
]
