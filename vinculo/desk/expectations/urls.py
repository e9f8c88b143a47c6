"""What each side hopes for."""

from django.urls import path

from vinculo.desk.expectations import list_page, pages

app_name = "expectations"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", pages.new, name="new"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/edit/", pages.edit, name="edit"),
    path("<int:pk>/asked-again/", pages.ask_again, name="ask_again"),
    path("<int:pk>/withdraw/", pages.withdraw, name="withdraw"),
]
