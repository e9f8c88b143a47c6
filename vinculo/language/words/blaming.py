"""The words of blame, reproach and bad news, by language."""

from vinculo.language.words import blaming_en, blaming_es, blaming_pl

BLAMING = {"es": blaming_es.BLAMING, "en": blaming_en.BLAMING, "pl": blaming_pl.BLAMING}
