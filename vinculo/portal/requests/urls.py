"""What they ask and decide, what they wonder about, what they owe, what they think of us."""

from django.urls import include, path

from vinculo.portal.requests import ask, deciding, opinions, order, page, questions, yours

urlpatterns = [
    path("requests/", page.page, name="requests"),
    path("requests/ask/", ask.ask, name="ask"),
    path("requests/<int:pk>/", deciding.one, name="request"),
    path("requests/<int:pk>/yes/", deciding.yes, name="request_yes"),
    path("requests/<int:pk>/no/", deciding.no, name="request_no"),
    path("requests/<int:pk>/withdraw/", deciding.withdraw, name="request_withdraw"),
    path("requests/<int:pk>/up/", order.up, name="request_up"),
    path("requests/<int:pk>/down/", order.down, name="request_down"),
    path("requests/<int:pk>/place/", order.place, name="request_place"),
    path("questions/", questions.page, name="questions"),
    path("questions/<int:pk>/", questions.one, name="question"),
    path("questions/<int:pk>/more/", questions.more, name="question_more"),
    path("questions/<int:pk>/settled/", questions.settled, name="question_settled"),
    path("questions/<int:pk>/answer/", questions.answer, name="question_answer"),
    path("yours/", yours.page, name="yours"),
    path("yours/<int:pk>/", yours.one, name="yours_one"),
    path("yours/<int:pk>/done/", yours.done, name="yours_done"),
    path("yours/<int:pk>/later/", yours.later, name="yours_later"),
    path("yours/<int:pk>/count/", yours.count, name="yours_count"),
    path("complain/", opinions.complain, name="complain"),
    path("complaints/<int:pk>/", opinions.one, name="complaint"),
    path("complaints/<int:pk>/well/", opinions.well, name="complaint_well"),
    path("thank/", opinions.thank, name="thank"),
    path("", include("vinculo.portal.feedback.urls")),
]
