from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "vinculo.access"
