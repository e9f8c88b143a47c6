from django.urls import path

from vinculo.desk.hooks import deeds, pages

app_name = "webhooks"
urlpatterns = [
    path("", pages.list_page, name="list"),
    path("<int:pk>/", pages.page, name="page"),
    path("<int:pk>/change/", pages.change, name="change"),
    path("<int:pk>/try/", deeds.try_out, name="try"),
    path("<int:pk>/pause/", deeds.pause, name="pause"),
    path("<int:pk>/resume/", deeds.resume, name="resume"),
    path("<int:pk>/secret/", deeds.new_secret, name="secret"),
    path("<int:pk>/remove/", deeds.remove, name="remove"),
    path("<int:pk>/again/<int:delivery>/", deeds.again, name="again"),
]
