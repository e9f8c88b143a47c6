"""What we gave our word for."""

from django.urls import path

from vinculo.desk.promises import (
    deeds,
    list_page,
    moving,
    new,
    page,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "promises"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", new.new, name="new"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/keep/", deeds.keep, name="keep"),
    path("<int:pk>/renegotiate/", moving.renegotiate, name="renegotiate"),
    path("<int:pk>/warn/", moving.warn, name="warn"),
    path("<int:pk>/forecast/", deeds.forecast, name="forecast"),
    path("<int:pk>/margin/", deeds.margin, name="margin"),
    path("<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
]
