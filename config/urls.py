"""The map of the whole site: each face brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("vinculo.web.urls")),
    path("", include("vinculo.people.urls")),
    path("files/", include("vinculo.documents.urls")),
    path("hooks/", include("vinculo.exchange.connections.urls")),
    path("form/", include("vinculo.portal.leadform.urls")),
    path("portal/", include("vinculo.portal.urls")),
    path("api/", include("vinculo.api.urls")),
    path("", include("vinculo.desk.urls")),
]

handler400 = "vinculo.web.errors.bad_request"
handler403 = "vinculo.web.errors.forbidden"
handler404 = "vinculo.web.errors.not_found"
handler500 = "vinculo.web.errors.server"
