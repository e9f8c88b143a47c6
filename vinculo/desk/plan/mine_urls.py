"""My tasks."""

from django.urls import path

from vinculo.desk.plan import mine

app_name = "tasks"
urlpatterns = [path("", mine.mine, name="mine")]
