from django.urls import path

from vinculo.desk.connections import cards, choosing, deeds, door, list_page, page, setting_up

app_name = "connections"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("trello/", setting_up.trello, name="new_trello"),
    path("basecamp/", setting_up.basecamp, name="new_basecamp"),
    path("back/", door.back, name="back"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/door/", door.leave, name="door"),
    path("<int:pk>/account/", door.account, name="account"),
    path("<int:pk>/token/", setting_up.token, name="token"),
    path("<int:pk>/choose/", choosing.choose, name="choose"),
    path("<int:pk>/run/", deeds.run, name="run"),
    path("<int:pk>/pause/", deeds.pause, name="pause"),
    path("<int:pk>/go-on/", deeds.go_on, name="go_on"),
    path("<int:pk>/remove/", deeds.remove, name="remove"),
    path("links/<int:pk>/out/", deeds.out, name="out"),
    path("links/<int:pk>/in-only/", deeds.in_only, name="in_only"),
    path("links/<int:pk>/cards/", cards.cards, name="cards"),
    path("links/<int:pk>/part/", deeds.part, name="part"),
]
