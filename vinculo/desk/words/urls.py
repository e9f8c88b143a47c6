"""When and how they hear from us next."""

from django.urls import path

from vinculo.desk.words import new

app_name = "words"
urlpatterns = [path("new/", new.new, name="new")]
