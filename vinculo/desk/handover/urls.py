"""The handover sheet of a client."""

from django.urls import path

from vinculo.desk.handover import pages

app_name = "handover"
urlpatterns = [
    path("<int:pk>/handover/", pages.page, name="page"),
    path("<int:pk>/handover/edit/", pages.edit, name="edit"),
    path("<int:pk>/handover/accept/", pages.accept, name="accept"),
    path("<int:pk>/handover/ask/", pages.ask, name="ask"),
    path("<int:pk>/handover/promises/<int:number>/", pages.take_over, name="take_over"),
]
