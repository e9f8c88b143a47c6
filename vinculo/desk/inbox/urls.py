"""Every conversation in one inbox."""

from django.urls import path

from vinculo.desk.inbox import (
    bulk,
    deeds,
    list_page,
    news,
    page,
    proposals,
    reply,
    split,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "inbox"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("news/", news.news, name="news"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("proposals/<int:pk>/accept/", proposals.accept, name="accept"),
    path("proposals/<int:pk>/dismiss/", proposals.dismiss, name="dismiss"),
    path("views/new/", list_page.save_view, name="save_view"),
    path("views/<int:pk>/remove/", list_page.remove_view, name="remove_view"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/seen/", deeds.seen, name="seen"),
    path("<int:pk>/archive/", deeds.archive, name="archive"),
    path("<int:pk>/bring-back/", deeds.bring_back, name="bring_back"),
    path("<int:pk>/snooze/", deeds.snooze, name="snooze"),
    path("<int:pk>/assign/", deeds.assign, name="assign"),
    path("<int:pk>/question/", split.split, name="split"),
    path("<int:pk>/reply/", reply.reply, name="reply"),
    path("<int:pk>/forward/", reply.forward, name="forward"),
]
