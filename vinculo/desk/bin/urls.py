"""The bin."""

app_name = "bin"
urlpatterns: list = []
