"""Projects."""

from django.urls import path

from vinculo.desk.portfolio import bulk, export, list_page, live_rows, load
from vinculo.desk.projects import deeds, edit, milestone_edit, milestones, page, talk, tasks, team

app_name = "projects"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("export.xlsx", export.export, name="export"),
    path("load/", load.load_page, name="load"),
    path("rows/", live_rows.live_rows, name="rows"),
    path("views/new/", list_page.save_view, name="save_view"),
    path("views/<int:pk>/remove/", list_page.remove_view, name="remove_view"),
    path("new/", edit.new, name="new"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/edit/", edit.edit, name="edit"),
    path("<int:pk>/phase/", deeds.enter_phase, name="phase"),
    path("<int:pk>/throw-away/", deeds.throw_away, name="throw_away"),
    path("<int:pk>/tasks/", tasks.tasks, name="tasks"),
    path("<int:pk>/talk/", talk.talk, name="talk"),
    path("<int:pk>/team/new/", team.add, name="add_member"),
    path("<int:pk>/team/<int:member_pk>/", team.edit, name="member"),
    path("<int:pk>/team/<int:member_pk>/remove/", team.remove, name="remove_member"),
    path("<int:pk>/milestones/new/", milestones.new, name="new_milestone"),
    path("<int:pk>/milestones/promised/", milestones.promised, name="milestone_promised"),
    path("<int:pk>/milestones/<int:milestone_pk>/", milestone_edit.edit, name="milestone"),
    path("<int:pk>/milestones/<int:milestone_pk>/done/", milestones.done, name="milestone_done"),
    path("<int:pk>/milestones/<int:milestone_pk>/move/", milestones.move, name="move_milestone"),
    path("<int:pk>/milestones/<int:milestone_pk>/remove/", milestones.remove, name="remove_milestone"),
]
