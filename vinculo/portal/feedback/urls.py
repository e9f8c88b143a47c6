from django.urls import path

from vinculo.portal.feedback import page

urlpatterns = [
    path("feedback/", page.page, name="feedback"),
    path("feedback/not-now/", page.not_now, name="feedback_not_now"),
]
