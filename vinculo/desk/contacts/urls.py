"""Contacts: the people at our clients."""

from django.urls import path

from vinculo.desk.clients import merging
from vinculo.desk.contacts import decider, deeds, edit, important_dates, list_page, no_notes, notes, page, roles

app_name = "contacts"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", edit.new, name="new"),
    path("decides/", decider.decider, name="decider"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/edit/", edit.edit, name="edit"),
    path("<int:pk>/notes/new/", notes.new, name="new_note"),
    path("<int:pk>/notes/none/", no_notes.want_none, name="no_notes"),
    path("<int:pk>/notes/kept/", no_notes.may_be_kept, name="notes_kept"),
    path("<int:pk>/notes/<int:note>/remove/", notes.remove, name="remove_note"),
    path("<int:pk>/dates/new/", important_dates.of_contact, name="new_date"),
    path("<int:pk>/dates/<int:on>/remove/", important_dates.remove, name="remove_date"),
    path("<int:pk>/clients/add/", roles.add, name="add_to_client"),
    path("<int:pk>/merge/", merging.contact, name="merge"),
    path("<int:pk>/throw-away/", deeds.throw_away, name="throw_away"),
    path("roles/<int:pk>/edit/", roles.edit, name="edit_role"),
    path("roles/<int:pk>/leave/", roles.leave, name="leave"),
    path("roles/<int:pk>/come-back/", roles.come_back, name="come_back"),
]
