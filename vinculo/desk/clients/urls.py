"""Clients."""

from django.urls import path

from vinculo.desk.clients import (
    bulk,
    call,
    conversations,
    deeds,
    edit,
    list_page,
    merging,
    page,
    profile,
    projects_tab,
    relations,
    saved_views,
    season,
    weather,
)
from vinculo.desk.contacts import important_dates

app_name = "clients"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("views/new/", saved_views.save_view, name="save_view"),
    path("views/<int:pk>/remove/", saved_views.remove_view, name="remove_view"),
    path("new/", edit.new, name="new"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/call/", call.call, name="call"),
    path("<int:pk>/projects/", projects_tab.projects_tab, name="projects"),
    path("<int:pk>/conversations/", conversations.conversations, name="conversations"),
    path("duplicates/", merging.duplicates, name="duplicates"),
    path("<int:pk>/merge/", merging.client, name="merge"),
    path("<int:pk>/relations/new/", relations.new, name="new_relation"),
    path("<int:pk>/relations/<int:relation>/remove/", relations.remove, name="remove_relation"),
    path("<int:pk>/edit/", edit.edit, name="edit"),
    path("<int:pk>/profile/", profile.profile, name="profile"),
    path("<int:pk>/profile/edit/", profile.edit_profile, name="edit_profile"),
    path("<int:pk>/season/", season.season, name="season"),
    path("<int:pk>/season/let-be/", season.let_season_be, name="let_season_be"),
    path("<int:pk>/weather/", weather.page, name="weather"),
    path("<int:pk>/weather/set/", season.weather, name="set_weather"),
    path("<int:pk>/weather/let-be/", season.let_weather_be, name="let_weather_be"),
    path("<int:pk>/dates/new/", important_dates.of_client, name="new_date"),
    path("<int:pk>/pin/", deeds.pin, name="pin"),
    path("<int:pk>/archive/", deeds.archive, name="archive"),
    path("<int:pk>/throw-away/", deeds.throw_away, name="throw_away"),
]
