"""What clients would say about us, and what we may use of it."""

from django.urls import path

from vinculo.desk.references import deeds, library, pages

app_name = "references"
urlpatterns = [
    path("references/", library.library, name="list"),
    path("references/ask/", pages.ask, name="ask"),
    path("references/<int:pk>/", pages.page, name="page"),
    path("references/<int:pk>/again/", pages.again, name="again"),
    path("references/<int:pk>/yes/", deeds.yes, name="yes"),
    path("references/<int:pk>/no/", deeds.no, name="no"),
    path("references/<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
]
