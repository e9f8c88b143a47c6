"""Reports to clients, and our own figures."""

from django.urls import path

from vinculo.desk.reports import guarding, keeping, list_page, new, page, send
from vinculo.desk.reports.analyses.kinds import ANALYSES
from vinculo.desk.reports.analyses.pages import overview, shown
from vinculo.desk.reports.portfolio.page import page as portfolio

app_name = "reports"
urlpatterns = [
    path("", list_page.list_page, name="list"),
    path("new/", new.new, name="new"),
    path("portfolio/", portfolio, name="portfolio"),
    path("analyses/", overview, name="analyses"),
    *(path(f"analyses/{key}/", shown(one), name=key) for key, one in ANALYSES.items()),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/save/", keeping.save, name="save"),
    path("<int:pk>/anew/", keeping.anew, name="anew"),
    path("<int:pk>/original/", keeping.original, name="original"),
    path("<int:pk>/check/", guarding.check_, name="check"),
    path("<int:pk>/reword/", guarding.reword, name="reword"),
    path("<int:pk>/send/", send.send, name="send"),
    path("<int:pk>/drop/", keeping.drop, name="drop"),
    path("<int:pk>/paper.pdf", page.paper, name="paper"),
]
