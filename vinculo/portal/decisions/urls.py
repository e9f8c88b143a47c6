"""What they are asked to say yes to, and everything that was agreed."""

from django.urls import path

from vinculo.portal.decisions import answering, page, paper, remarking

urlpatterns = [
    path("", page.page, name="decisions"),
    path("<int:pk>/", paper.paper_page, name="decision"),
    path("<int:pk>/answer/", answering.answer, name="decision_answer"),
    path("<int:pk>/remarks/", remarking.remark, name="decision_remark"),
]
