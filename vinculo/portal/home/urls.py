from django.urls import path

from vinculo.portal.home import page

urlpatterns = [path("", page.home, name="home")]
