from django.urls import path

from vinculo.exchange.connections import entrance

app_name = "hooks"
urlpatterns = [path("<str:secret>/", entrance.told, name="told")]
