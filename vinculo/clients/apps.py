from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "vinculo.clients"
