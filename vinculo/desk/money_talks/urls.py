"""The talk before a price, and what came of it."""

from django.urls import path

from vinculo.desk.money_talks import pages

app_name = "money_talks"
urlpatterns = [
    path("money-talks/<int:pk>/outcome/", pages.outcome, name="outcome"),
    path("money-talks/<int:pk>/move/", pages.move, name="move"),
    path("money-talks/<int:pk>/cancel/", pages.cancel, name="cancel"),
]
