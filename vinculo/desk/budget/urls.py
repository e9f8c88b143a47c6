"""What a project may use, what it used, and what it will."""

from django.urls import path

from vinculo.desk.budget import deeds, page

app_name = "budget"
urlpatterns = [
    path("", page.page, name="page"),
    path("set/", deeds.set_budget, name="set"),
    path("changes/new/", deeds.new_change, name="new_change"),
    path("changes/<int:change_pk>/remove/", deeds.remove_change, name="remove_change"),
]
