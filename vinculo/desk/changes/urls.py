"""Changes that either side wants."""

from django.urls import path

from vinculo.desk.changes import (
    deeds,
    estimate,
    list_page,
    page,
    telling,
    undoing,  # noqa: F401 registers how what was done here is taken back
    writing,
)

app_name = "changes"
urlpatterns = [
    path("changes/", list_page.list_page, name="list"),
    path("changes/new/", writing.new, name="new"),
    path("changes/<int:pk>/", page.page, name="page"),
    path("changes/<int:pk>/edit/", writing.edit, name="edit"),
    path("changes/<int:pk>/estimate/", estimate.estimate, name="estimate"),
    path("changes/<int:pk>/spoken/", telling.spoken, name="spoken"),
    path("changes/<int:pk>/send/", telling.send, name="send"),
    path("changes/<int:pk>/explain/", telling.explain, name="explain"),
    path("changes/<int:pk>/accept/", deeds.accept, name="accept"),
    path("changes/<int:pk>/decline/", deeds.decline, name="decline"),
    path("changes/<int:pk>/cannot/", deeds.cannot, name="cannot"),
    path("changes/<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("changes/<int:pk>/reopen/", deeds.reopen, name="reopen"),
    path("changes/<int:pk>/sign/", deeds.sign, name="sign"),
    path("changes/<int:pk>/began/", deeds.began, name="began"),
    path("projects/<int:pk>/changes/", list_page.of_project, name="of_project"),
]
