from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """What is quoted, invoiced and paid, and the talk that comes before every price."""

    name = "vinculo.money"

    def ready(self) -> None:
        from vinculo.agreements import fields
        from vinculo.money import legal

        fields.also(legal.FIELDS, legal.of_agreement)
