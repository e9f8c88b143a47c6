from django.apps import AppConfig


class PipelineConfig(AppConfig):
    """From a stranger to a client: channels, leads, opportunities, the plan for whom we have already."""

    name = "vinculo.pipeline"
