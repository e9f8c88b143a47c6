"""What they do not know yet."""

from django.urls import path

from vinculo.desk.news import pages

app_name = "news"
urlpatterns = [
    path("new/", pages.new, name="new"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/tell/", pages.tell, name="tell"),
]
