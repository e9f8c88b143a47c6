"""Who works on a project on both sides, and who answers for which part of it."""

from django.urls import path

from vinculo.desk.team import areas, page, theirs

app_name = "team"
urlpatterns = [
    path("", page.page, name="page"),
    path("areas/new/", areas.new, name="new_area"),
    path("name/", areas.name, name="name"),
    path("areas/<int:area_pk>/", areas.edit, name="area"),
    path("areas/<int:area_pk>/move/", areas.move, name="move_area"),
    path("areas/<int:area_pk>/remove/", areas.remove, name="remove_area"),
    path("theirs/new/", theirs.new, name="new_part"),
    path("theirs/<int:part_pk>/", theirs.edit, name="part"),
    path("theirs/<int:part_pk>/remove/", theirs.remove, name="remove_part"),
]
