from django.urls import path

from vinculo.portal.feedback import page, references

urlpatterns = [
    path("feedback/", page.page, name="feedback"),
    path("feedback/references/<int:pk>/", references.page, name="reference"),
    path("feedback/references/<int:pk>/rather-not/", references.rather_not, name="reference_rather_not"),
    path("feedback/references/<int:pk>/take-back/", references.take_back, name="reference_take_back"),
    path("feedback/not-now/", page.not_now, name="feedback_not_now"),
]
