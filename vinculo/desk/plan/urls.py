"""The plan of a project, and everything one does in it."""

from django.urls import path

from vinculo.desk.plan import baselines, card, deeds, exports, move, move_milestone, page, parts, patterns, stages, task

app_name = "plan"
urlpatterns = [
    path("", page.page, name="page"),
    path("tasks/new/", task.new, name="new_task"),
    path("tasks/quick/", task.quick, name="quick_task"),
    path("tasks/<int:task_pk>/", task.page, name="task"),
    path("tasks/<int:task_pk>/done/", deeds.done, name="task_done"),
    path("tasks/<int:task_pk>/begun/", deeds.begun, name="task_begun"),
    path("tasks/<int:task_pk>/remove/", deeds.remove, name="remove_task"),
    path("tasks/<int:task_pk>/card/", card.card, name="card"),
    path("tasks/<int:task_pk>/move/", move.move, name="move_task"),
    path("tasks/<int:task_pk>/steps/", parts.add_step, name="add_step"),
    path("tasks/<int:task_pk>/steps/<int:step_pk>/tick/", parts.tick, name="tick_step"),
    path("tasks/<int:task_pk>/steps/<int:step_pk>/move/", parts.move_step, name="move_step"),
    path("tasks/<int:task_pk>/steps/<int:step_pk>/remove/", parts.remove_step, name="remove_step"),
    path("tasks/<int:task_pk>/others/", parts.others, name="others"),
    path("tasks/<int:task_pk>/links/", parts.add_link, name="add_link"),
    path("links/<int:link_pk>/remove/", parts.remove_link, name="remove_link"),
    path("tasks/<int:task_pk>/comments/", parts.comment, name="comment"),
    path("milestones/<int:milestone_pk>/move/", move_milestone.move, name="move_milestone"),
    path("stages/new/", stages.new, name="new_stage"),
    path("stages/<int:stage_pk>/", stages.edit, name="stage"),
    path("stages/<int:stage_pk>/move/", stages.move, name="move_stage"),
    path("stages/<int:stage_pk>/remove/", stages.remove, name="remove_stage"),
    path("baselines/", baselines.kept, name="baselines"),
    path("baselines/<int:baseline_pk>/", baselines.compare, name="baseline"),
    path("baselines/<int:baseline_pk>/remove/", baselines.remove, name="remove_baseline"),
    path("patterns/", patterns.page, name="patterns"),
    path("patterns/keep/", patterns.keep, name="keep_pattern"),
    path("patterns/begin/", patterns.begin, name="begin_pattern"),
    path("patterns/remove/", patterns.remove, name="remove_pattern"),
    path("export/xlsx/", exports.xlsx, name="xlsx"),
    path("export/pdf/", exports.pdf, name="pdf"),
    path("export/png/", exports.png, name="png"),
]
