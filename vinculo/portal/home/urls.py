from django.urls import path

from vinculo.portal.home import more, page

urlpatterns = [
    path("", page.home, name="home"),
    path("more/", more.more, name="more"),
]
