"""The clients' face. All of it lies under /portal/, which is also what its guard goes by."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("vinculo.portal.home.urls")),
    path("", include("vinculo.portal.door.urls")),
    path("", include("vinculo.portal.app.urls")),
    path("", include("vinculo.portal.requests.urls")),
    path("", include("vinculo.portal.meetings.urls")),
    path("files/", include("vinculo.portal.files.urls")),
    path("reports/", include("vinculo.portal.reports.urls")),
    path("money/", include("vinculo.portal.money.urls")),
    path("quotes/", include("vinculo.portal.quotes.urls")),
    path("offer/", include("vinculo.portal.quotes.offer_urls")),
    path("decisions/", include("vinculo.portal.decisions.urls")),
    path("sign/", include("vinculo.portal.signing.urls")),
]
