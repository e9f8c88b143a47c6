from django.urls import path

from vinculo.desk.mail import asking, left_out, page, private, remembered

app_name = "mail"
urlpatterns = [
    path("", asking.asking, name="asking"),
    path("private/", private.private, name="private"),
    path("left-out/", left_out.left_out, name="left_out"),
    path("remembered/", remembered.remembered, name="remembered"),
    path("remembered/<int:pk>/forget/", remembered.forget, name="forget"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/shown/", page.shown, name="shown"),
    path("<int:pk>/file/", page.file, name="file"),
    path("<int:pk>/whose/", asking.whose, name="whose"),
    path("<int:pk>/not-a-client/", asking.not_a_client, name="not_a_client"),
    path("<int:pk>/nobody-there/", asking.nobody_there, name="nobody_there"),
    path("<int:pk>/share/", private.share, name="share"),
    path("<int:pk>/take-in/", left_out.take_in, name="take_in"),
]
