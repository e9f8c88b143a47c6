"""The client we work best with."""

from django.urls import path

from vinculo.desk.ideal import learning, pages, values

app_name = "ideal"
urlpatterns = [
    path("ideal/", pages.page, name="page"),
    path("ideal/new/", pages.new, name="new"),
    path("ideal/<int:pk>/edit/", pages.edit, name="edit"),
    path("ideal/<int:pk>/drop/", pages.drop, name="drop"),
    path("ideal/learn/", learning.page, name="learn"),
    path("ideal/<int:pk>/take/", learning.take, name="take"),
    path("leads/<int:pk>/traits/", values.of_lead, name="of_lead"),
    path("clients/<int:pk>/traits/", values.of_client, name="of_client"),
    path("clients/<int:pk>/best/", values.best, name="best"),
]
