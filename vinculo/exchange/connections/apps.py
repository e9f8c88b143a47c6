from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "vinculo.exchange.connections"
    label = "connections"
