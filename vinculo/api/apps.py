from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "vinculo.api"
    label = "api"

    def ready(self) -> None:
        from vinculo.api.files import documents_of
        from vinculo.documents.serving import readers

        readers.OTHERS["token"] = documents_of
