from django.urls import path

from vinculo.portal.door import enter

urlpatterns = [
    path("enter/", enter.enter, name="enter"),
    path("choose/", enter.choose, name="choose"),
]
