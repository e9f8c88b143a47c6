"""
One door for all of /api/v1/. What lies behind it is read when somebody knocks: the desk never pays for it (decision
0150).
"""

from django.urls import path

from vinculo.api.door import door
from vinculo.api.mcp.door import door as mcp_door

app_name = "api"
urlpatterns = [
    path("mcp", mcp_door, name="mcp"),
    path("v1/", door, {"rest": ""}, name="root"),
    path("v1/<path:rest>", door, name="door"),
]
