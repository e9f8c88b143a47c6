from django.urls import path

from vinculo.desk.signatures import ask, check, countersign, deeds, list_page, page

app_name = "signatures"
urlpatterns = [
    path("", list_page.page, name="list"),
    path("new/", ask.new, name="new"),
    path("check/", check.check, name="check"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/withdraw/", deeds.withdraw, name="withdraw"),
    path("<int:pk>/remind/<int:signer>/", deeds.remind, name="remind"),
    path("<int:pk>/sign/", countersign.sign, name="sign"),
]
