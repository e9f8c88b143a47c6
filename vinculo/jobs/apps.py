from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "vinculo.jobs"
    label = "jobs"
