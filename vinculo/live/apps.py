from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "vinculo.live"
    label = "live"
