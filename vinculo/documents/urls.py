from django.urls import path

from vinculo.documents.serving import view

app_name = "served"
urlpatterns = [path("<str:token>/<str:name>", view.get, name="get")]
