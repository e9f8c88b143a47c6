"""What was agreed about money."""

from django.urls import path

from vinculo.portal.money import page

urlpatterns = [path("", page.page, name="money")]
