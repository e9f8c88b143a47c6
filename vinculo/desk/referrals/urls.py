"""Who sent whom."""

from django.urls import path

from vinculo.desk.referrals import deeds, list_page, pages, picture

app_name = "referrals"
urlpatterns = [
    path("referrals/", list_page.list_page, name="list"),
    path("referrals/new/", pages.new, name="new"),
    path("referrals/who-sent-whom/", picture.page, name="picture"),
    path("referrals/<int:pk>/", pages.page, name="page"),
    path("referrals/<int:pk>/edit/", pages.edit, name="edit"),
    path("referrals/<int:pk>/thank/", deeds.thank, name="thank"),
    path("referrals/<int:pk>/tell/", deeds.tell, name="tell"),
    path("referrals/<int:pk>/throw-away/", deeds.throw_away, name="throw_away"),
]
