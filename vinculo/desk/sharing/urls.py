"""Who sees what."""

from django.urls import path

from vinculo.desk.sharing.switch import switch

app_name = "sharing"
urlpatterns = [path("<slug:kind>/<int:pk>/", switch, name="switch")]
