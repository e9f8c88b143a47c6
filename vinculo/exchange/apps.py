from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "vinculo.exchange"
    label = "exchange"
