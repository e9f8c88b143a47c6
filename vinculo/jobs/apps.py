import logging
import os

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "vinculo.jobs"
    label = "jobs"

    def ready(self) -> None:
        # The library says a line per job at INFO; failures are kept in FailedJob, so warnings are enough.
        logging.getLogger("django-q").setLevel(os.environ.get("VINCULO_JOB_LOG", "WARNING"))
