"""Writing down what was said."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from vinculo.desk.log import undoing  # noqa: F401 registers how a log is taken back
from vinculo.desk.log.about import about
from vinculo.desk.log.areas import areas
from vinculo.desk.log.names import names
from vinculo.desk.log.new import new
from vinculo.desk.log.page import page
from vinculo.desk.log.preview import preview

app_name = "log"
urlpatterns = [
    path("", new, name="start"),
    path("new/", new, name="new"),
    path("<int:pk>/", page, name="page"),
    path("who/", require_safe(names), name="who"),
    path("about/", require_POST(about), name="about"),
    path("areas/", require_POST(areas), name="areas"),
    path("preview/", require_POST(preview), name="preview"),
]
