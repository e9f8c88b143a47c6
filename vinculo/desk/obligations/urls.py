"""What each side owes the other, and the agreements it stands in."""

from django.urls import path

from vinculo.desk.obligations import (
    agreements,
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
    path("agreements/", agreements.list_page, name="agreements"),
    path("agreements/new/", agreements.new, name="new_agreement"),
    path("agreements/<int:pk>/", agreements.page, name="agreement"),
    path("agreements/<int:pk>/edit/", agreements.edit, name="edit_agreement"),
]
