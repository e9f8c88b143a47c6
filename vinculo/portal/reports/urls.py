from django.urls import path

from vinculo.portal.reports import pages

urlpatterns = [
    path("", pages.list_page, name="reports"),
    path("<int:pk>/", pages.page, name="report"),
    path("<int:pk>/paper.pdf", pages.paper, name="report_paper"),
]
