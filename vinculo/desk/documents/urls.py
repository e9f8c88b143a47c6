"""Files of clients and projects."""

from django.urls import path

from vinculo.desk.documents import (
    deeds,
    drawers,
    edit,
    list_page,
    new,
    page,
    pieces,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

app_name = "documents"
urlpatterns = [
    path("projects/<int:pk>/files/", list_page.of_project, name="of_project"),
    path("clients/<int:pk>/files/", list_page.of_client, name="of_client"),
    path("documents/new/", new.new, name="new"),
    path("documents/uploads/", pieces.start, name="start"),
    path("documents/uploads/<uuid:pk>/", pieces.how_far, name="how_far"),
    path("documents/uploads/<uuid:pk>/piece/", pieces.piece, name="piece"),
    path("documents/uploads/<uuid:pk>/finish/", pieces.finish, name="finish"),
    path("documents/uploads/<uuid:pk>/give-up/", pieces.give_up, name="give_up"),
    path("documents/drawers/new/", drawers.new, name="new_drawer"),
    path("documents/drawers/<int:pk>/", drawers.edit, name="drawer"),
    path("documents/drawers/<int:pk>/remove/", drawers.remove, name="remove_drawer"),
    path("documents/<int:pk>/", page.page, name="page"),
    path("documents/<int:pk>/edit/", edit.edit, name="edit"),
    path("documents/<int:pk>/share/", deeds.share, name="share"),
    path("documents/<int:pk>/throw-away/", deeds.throw_away, name="throw_away"),
    path("documents/<int:pk>/restore/", deeds.restore, name="restore"),
    path("documents/<int:pk>/versions/new/", new.next_version, name="next_version"),
    path("documents/<int:pk>/versions/<int:number>/", page.version, name="version"),
    path("documents/<int:pk>/versions/<int:number>/get/", page.get, name="get"),
    path("documents/<int:pk>/versions/<int:number>/pages/<int:leaf>/", page.picture, name="picture"),
]
