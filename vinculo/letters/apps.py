from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "vinculo.letters"
