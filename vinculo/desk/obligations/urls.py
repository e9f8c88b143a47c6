"""What each side owes the other."""

from django.urls import path

from vinculo.desk.obligations import (
    deeds,
    ledger,
    list_page,
    page,
    remind,
    undoing,  # noqa: F401 registers how what was done here is taken back
    writing,
)

app_name = "obligations"
urlpatterns = [
    path("obligations/", list_page.list_page, name="list"),
    path("obligations/new/", writing.new, name="new"),
    path("obligations/<int:pk>/", page.page, name="page"),
    path("obligations/<int:pk>/edit/", writing.edit, name="edit"),
    path("obligations/<int:pk>/settle/", deeds.settle, name="settle"),
    path("obligations/<int:pk>/receive/", deeds.receive, name="receive"),
    path("obligations/<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("obligations/<int:pk>/reopen/", deeds.reopen, name="reopen"),
    path("obligations/<int:pk>/remind/", remind.remind, name="remind"),
    path("projects/<int:pk>/obligations/", ledger.ledger, name="ledger"),
]
