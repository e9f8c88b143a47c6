"""What work costs, in versions, and what they answered."""

from django.urls import path

from vinculo.desk.quotes import begin, deeds, list_page, page, send, write

app_name = "quotes"
urlpatterns = [
    path("quotes/", list_page.list_page, name="list"),
    path("quotes/new/", begin.new, name="new"),
    path("quotes/<int:pk>/", page.page, name="page"),
    path("quotes/<int:pk>/paper/", deeds.paper, name="paper"),
    path("quotes/<int:pk>/edit/", write.edit, name="edit"),
    path("quotes/<int:pk>/lines/new/", write.add_line, name="add_line"),
    path("quotes/<int:pk>/lines/<int:line_pk>/", write.edit_line, name="edit_line"),
    path("quotes/<int:pk>/lines/<int:line_pk>/move/", write.move_line, name="move_line"),
    path("quotes/<int:pk>/lines/<int:line_pk>/choose/", write.choose_line, name="choose_line"),
    path("quotes/<int:pk>/lines/<int:line_pk>/drop/", write.drop_line, name="drop_line"),
    path("quotes/<int:pk>/send/", send.send, name="send"),
    path("quotes/<int:pk>/talk/", send.talk, name="talk"),
    path("quotes/<int:pk>/without-a-talk/", send.without, name="without"),
    path("quotes/<int:pk>/new-version/", deeds.new_version, name="new_version"),
    path("quotes/<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("quotes/<int:pk>/delete/", deeds.delete, name="delete"),
    path("quotes/<int:pk>/link/", deeds.send_link, name="send_link"),
    path("quotes/<int:pk>/link/revoke/", deeds.revoke_link, name="revoke_link"),
    path("quotes/<int:pk>/take-back/", deeds.ask_undo, name="ask_undo"),
    path("quotes/<int:pk>/take-back/agree/", deeds.agree_undo, name="agree_undo"),
]
