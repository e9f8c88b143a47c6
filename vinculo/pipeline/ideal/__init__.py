"""The client we work best with: how well somebody fits, and what the best clients teach about it."""

from vinculo.pipeline.ideal.reading import fit_of, traits_in_order

__all__ = ["fit_of", "traits_in_order"]
