"""What clients are unhappy about."""

from django.urls import path

from vinculo.desk.complaints import deeds, list_page, pages

app_name = "complaints"
urlpatterns = [
    path("complaints/", list_page.list_page, name="list"),
    path("complaints/new/", pages.new, name="new"),
    path("complaints/<int:pk>/", pages.page, name="page"),
    path("complaints/<int:pk>/thank/", deeds.thank, name="thank"),
    path("complaints/<int:pk>/findings/", deeds.find, name="find"),
    path("complaints/<int:pk>/resolve/", deeds.resolve, name="resolve"),
    path("complaints/<int:pk>/asked-again/", deeds.follow_up, name="follow_up"),
    path("projects/<int:pk>/complaints/", list_page.of_project, name="of_project"),
]
