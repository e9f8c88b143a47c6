"""Asking clients for their yes."""

from django.urls import path

from vinculo.desk.approvals import (
    asking,
    deeds,
    list_page,
    page,
    remarks,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "approvals"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", asking.new, name="new"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/again/", asking.again, name="again"),
    path("<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("<int:pk>/remind/", deeds.remind, name="remind"),
    path("<int:pk>/noted/", deeds.noted, name="noted"),
    path("<int:pk>/remarks/<int:remark>/reply/", remarks.reply, name="reply"),
    path("<int:pk>/remarks/<int:remark>/settled/", remarks.settled, name="settled"),
]
