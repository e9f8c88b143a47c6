from django.urls import path

from vinculo.web.kit import kit

app_name = "web"
urlpatterns = [path("kit/", kit, name="kit")]
