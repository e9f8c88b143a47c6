"""A colleague's work at a glance."""

from django.urls import path

from vinculo.desk.person import page, share

app_name = "person"
urlpatterns = [
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/share/", share.share, name="share"),
]
