from django.urls import path

from vinculo.portal.app import manifest, offline

urlpatterns = [
    path("app.webmanifest", manifest.manifest, name="manifest"),
    path("app-<int:side>.png", manifest.icon, name="app_icon"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.page, name="offline"),
]
