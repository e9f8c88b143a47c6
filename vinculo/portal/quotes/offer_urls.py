"""The same behind a link, for somebody who is no client yet."""

from django.urls import path

from vinculo.portal.quotes import offer

urlpatterns = [
    path("", offer.page, name="offer"),
    path("code/", offer.code, name="offer_code"),
    path("confirm/", offer.confirm, name="offer_confirm"),
    path("decline/", offer.decline, name="offer_decline"),
    path("changes/", offer.changes, name="offer_changes"),
    path("paper/", offer.paper, name="offer_paper"),
    path("thanks/", offer.thanks, name="offer_thanks"),
    path("<str:token>/", offer.arrive, name="offer_arrive"),
]
