from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "vinculo.programs"
    label = "programs"
