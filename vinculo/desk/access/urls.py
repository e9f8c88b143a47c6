"""Who of a client comes into the portal."""

from django.urls import path

from vinculo.desk.access import deeds, invite, page

app_name = "access"
urlpatterns = [
    path("<int:pk>/portal/", page.page, name="page"),
    path("<int:pk>/portal/invite/", invite.invite, name="invite"),
    path("<int:pk>/portal/<int:access_pk>/again/", deeds.send_again, name="send_again"),
    path("<int:pk>/portal/<int:access_pk>/sign-out/", deeds.sign_out, name="sign_out"),
    path("<int:pk>/portal/<int:access_pk>/remove/", deeds.remove, name="remove"),
]
