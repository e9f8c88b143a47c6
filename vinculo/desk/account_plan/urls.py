"""The plan for a client: where they want to go, our part in it, what could cost us them."""

from django.urls import path

from vinculo.desk.account_plan import pages, risks

app_name = "account_plan"
urlpatterns = [
    path("<int:pk>/plan/", pages.page, name="page"),
    path("<int:pk>/plan/edit/", pages.edit, name="edit"),
    path("<int:pk>/plan/looked-at/", pages.looked_at, name="looked_at"),
    path("<int:pk>/plan/risks/new/", risks.new, name="new_risk"),
    path("<int:pk>/plan/risks/<int:risk>/", risks.edit, name="edit_risk"),
    path("<int:pk>/plan/risks/<int:risk>/close/", risks.close, name="close_risk"),
]
