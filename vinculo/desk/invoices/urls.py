"""Invoices, what was paid of them, and when the next ones are due."""

from django.urls import path

from vinculo.desk.invoices import begin, billing, deeds, draft, export, list_page, page, talk, writing
from vinculo.desk.invoices.plan import pages as plan
from vinculo.desk.invoices.settings import seller, series, taxes

app_name = "invoices"
urlpatterns = [
    path("invoices/", list_page.list_page, name="list"),
    path("invoices/new/", begin.new, name="new"),
    path("invoices/from-hours/", begin.from_hours, name="from_hours"),
    path("invoices/from-quote/<int:pk>/", begin.from_quote, name="from_quote"),
    path("invoices/export/", export.page, name="export"),
    path("invoices/export/<slug:what>.<slug:form>", export.get, name="export_file"),
    path("invoices/plan/", plan.list_page, name="plan"),
    path("invoices/plan/new/", plan.new, name="new_instalment"),
    path("invoices/plan/quote/<int:pk>/", plan.split_quote, name="split_quote"),
    path("invoices/plan/<int:pk>/end/", plan.end, name="end_instalment"),
    path("invoices/<int:pk>/", page.page, name="page"),
    path("invoices/<int:pk>/edit/", draft.edit, name="edit"),
    path("invoices/<int:pk>/lines/", draft.lines, name="lines"),
    path("invoices/<int:pk>/issue/", draft.issue_it, name="issue"),
    path("invoices/<int:pk>/drop/", draft.drop, name="drop"),
    path("invoices/<int:pk>/paper/", page.paper, name="paper"),
    path("invoices/<int:pk>/electronic.xml", page.electronic, {"form": "xml"}, name="xml"),
    path("invoices/<int:pk>/electronic.pdf", page.electronic, {"form": "pdf"}, name="electronic_pdf"),
    path("invoices/<int:pk>/send/", deeds.send_it, name="send"),
    path("invoices/<int:pk>/send-by-mail/", writing.send_by_mail, name="send_by_mail"),
    path("invoices/<int:pk>/without-a-talk/", deeds.without_a_talk, name="without_a_talk"),
    path("invoices/<int:pk>/talk/", talk.talk, name="talk"),
    path("invoices/<int:pk>/remind/", writing.remind, name="remind"),
    path("invoices/<int:pk>/pay/", deeds.pay, name="pay"),
    path("invoices/<int:pk>/payments/<int:payment>/back/", deeds.take_back, name="take_back"),
    path("invoices/<int:pk>/credit/", deeds.credit, name="credit"),
    path("invoices/<int:pk>/again/", begin.again, name="again"),
    path("clients/<int:pk>/invoices/", list_page.of_client, name="of_client"),
    path("clients/<int:pk>/billing/", billing.billing, name="billing"),
    path("settings/invoices/", seller.seller, name="seller"),
    path("settings/invoices/taxes/", taxes.taxes, name="taxes"),
    path("settings/invoices/begin/", taxes.begin, name="begin_settings"),
    path("settings/invoices/taxes/<int:pk>/", taxes.tax, name="tax"),
    path("settings/invoices/taxes/<int:pk>/retire/", taxes.retire, name="retire_tax"),
    path("settings/invoices/series/", series.series, name="series"),
    path("settings/invoices/series/<int:pk>/usual/", series.make_usual, name="usual_series"),
    path("settings/invoices/series/<int:pk>/retire/", series.retire, name="retire_series"),
]
