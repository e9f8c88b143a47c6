from django.apps import AppConfig


class DbConfig(AppConfig):
    name = "vinculo.db"
    label = "db"
