"""The files of both sides."""

from django.urls import path

from vinculo.portal.files import page, pieces, send

urlpatterns = [
    path("", page.files, name="files"),
    path("new/", send.new, name="send_files"),
    path("uploads/", pieces.start, name="upload_start"),
    path("uploads/<uuid:pk>/", pieces.how_far, name="upload"),
    path("uploads/<uuid:pk>/piece/", pieces.piece, name="upload_piece"),
    path("uploads/<uuid:pk>/finish/", pieces.finish, name="upload_finish"),
    path("uploads/<uuid:pk>/give-up/", pieces.give_up, name="upload_give_up"),
    path("<int:pk>/", page.one, name="file"),
    path("<int:pk>/next/", send.next_version, name="file_next"),
    path("<int:pk>/versions/<int:number>/", page.version, name="file_version"),
    path("<int:pk>/versions/<int:number>/get/", page.get, name="file_get"),
    path("<int:pk>/versions/<int:number>/pages/<int:leaf>/", page.picture, name="file_page"),
]
