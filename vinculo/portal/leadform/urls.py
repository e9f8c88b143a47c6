from django.urls import path

from vinculo.portal.leadform import confirm, page

app_name = "lead_form"
urlpatterns = [
    path("confirm/<str:secret>/", confirm.confirm, name="confirm"),
    path("<slug:slug>/", page.page, name="page"),
    path("<slug:slug>/sent/", page.sent, name="sent"),
]
