"""Letters to clients."""

from django.urls import path

from vinculo.desk.composer import filling, from_documents, guarding, keeping, list_page, page, sending, undoing  # noqa: F401

app_name = "letters"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", page.new, name="new"),
    path("save/", keeping.save, name="save"),
    path("send/", sending.send, name="send"),
    path("check/", guarding.check_, name="check"),
    path("bar/", guarding.bar, name="bar"),
    path("reword/", guarding.reword, name="reword"),
    path("template/", filling.from_template, name="from_template"),
    path("documents/", from_documents.look, name="look"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/documents/", from_documents.choose, name="documents"),
    path("<int:pk>/back/", sending.take_back, name="take_back"),
    path("<int:pk>/again/", sending.try_again, name="try_again"),
    path("<int:pk>/drop/", keeping.drop, name="drop"),
    path("<int:pk>/files/<int:attachment>/off/", keeping.take_off, name="take_off"),
]
