"""What one is told: the list behind the bell, one's wishes, the browsers that ring, and the rooms of the house."""

from django.urls import path

from vinculo.desk.notifications import browsers, list_page, names, rooms, wishes

app_name = "notices"
urlpatterns = [
    path("notices/", list_page.list_page, name="list"),
    path("notices/seen/", list_page.all_seen, name="all_seen"),
    path("notices/<int:pk>/seen/", list_page.seen, name="seen"),
    path("notices/worker.js", browsers.worker, name="worker"),
    path("notices/browsers/key/", browsers.key, name="key"),
    path("notices/browsers/", browsers.add, name="add_browser"),
    path("notices/browsers/try/", browsers.try_out, name="try_browsers"),
    path("notices/browsers/<int:pk>/remove/", browsers.remove, name="remove_browser"),
    path("mentions/", names.names, name="names"),
    path("settings/notices/", wishes.wishes, name="wishes"),
    path("settings/chat/", rooms.list_page, name="rooms"),
    path("settings/chat/<int:pk>/", rooms.edit, name="room"),
    path("settings/chat/<int:pk>/try/", rooms.try_out, name="try_room"),
    path("settings/chat/<int:pk>/pause/", rooms.pause, name="pause_room"),
    path("settings/chat/<int:pk>/resume/", rooms.resume, name="resume_room"),
    path("settings/chat/<int:pk>/remove/", rooms.remove, name="remove_room"),
]
