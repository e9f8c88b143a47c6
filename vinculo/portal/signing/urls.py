"""Signing: the paper, the code, and the ways out."""

from django.urls import path

from vinculo.portal.signing import check, own, page, ways_out

urlpatterns = [
    path("check/", check.check, name="check_file"),
    path("authority.pem", check.authority, name="authority"),
    path("<int:pk>/", page.page, name="sign"),
    path("<int:pk>/code/", page.code, name="sign_code"),
    path("<int:pk>/confirm/", page.confirm, name="sign_confirm"),
    path("<int:pk>/decline/", ways_out.decline, name="sign_decline"),
    path("<int:pk>/hand-on/", ways_out.hand_on, name="sign_hand_on"),
    path("<int:pk>/own/", own.own, name="sign_own"),
]
