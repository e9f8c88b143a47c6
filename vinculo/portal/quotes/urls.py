"""Quotes, for whoever decides."""

from django.urls import path

from vinculo.portal.quotes import page

urlpatterns = [
    path("<int:pk>/", page.page, name="quote"),
    path("<int:pk>/code/", page.code, name="quote_code"),
    path("<int:pk>/confirm/", page.confirm, name="quote_confirm"),
    path("<int:pk>/decline/", page.decline, name="quote_decline"),
    path("<int:pk>/changes/", page.changes, name="quote_changes"),
    path("<int:pk>/talk/", page.talk, name="quote_talk"),
    path("<int:pk>/take-back/", page.ask_undo, name="quote_ask_undo"),
    path("<int:pk>/take-back/agree/", page.agree_undo, name="quote_agree_undo"),
    path("<int:pk>/paper/", page.paper, name="quote_paper"),
]
