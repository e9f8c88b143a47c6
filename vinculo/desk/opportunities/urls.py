"""Opportunities: the board and the table, one of them with its way, what they may bring."""

from django.urls import path

from vinculo.desk.handover import taking_on, work
from vinculo.desk.opportunities import bulk, edit, forecast_page, list_page, moves, page, promises, stages_page

app_name = "opportunities"
urlpatterns = [
    path("opportunities/", list_page.list_page, name="list"),
    path("opportunities/views/new/", list_page.save_view, name="save_view"),
    path("opportunities/views/<int:pk>/remove/", list_page.remove_view, name="remove_view"),
    path("opportunities/new/", edit.new, name="new"),
    path("opportunities/bulk/", bulk.bulk, name="bulk"),
    path("opportunities/onward/", moves.onward, name="onward"),
    path("opportunities/forecast/", forecast_page.page, name="forecast"),
    path("opportunities/stages/", stages_page.page, name="stages"),
    path("opportunities/<int:pk>/", page.page, name="page"),
    path("opportunities/<int:pk>/edit/", edit.edit, name="edit"),
    path("opportunities/<int:pk>/step/", edit.step, name="step"),
    path("opportunities/<int:pk>/move/", moves.move, name="move"),
    path("opportunities/<int:pk>/lose/", moves.lose, name="lose"),
    path("opportunities/<int:pk>/reopen/", moves.reopen, name="reopen"),
    path("opportunities/<int:pk>/promises/new/", promises.new, name="promise"),
    path("opportunities/<int:pk>/promises/<int:word>/", promises.edit, name="edit_promise"),
    path("opportunities/<int:pk>/promises/<int:word>/remove/", promises.remove, name="remove_promise"),
    path("opportunities/<int:pk>/handover/", work.page, name="handover"),
    path("opportunities/<int:pk>/handover/edit/", work.edit, name="edit_handover"),
    path("opportunities/<int:pk>/handover/ask/", work.ask, name="ask_handover"),
    path("opportunities/<int:pk>/handover/answered/", work.answered, name="answer_handover"),
    path("opportunities/<int:pk>/handover/accept/", taking_on.accept, name="accept_handover"),
    path("opportunities/<int:pk>/handover/promises/<int:word>/", work.take, name="take_promise"),
]
