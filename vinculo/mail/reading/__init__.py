"""Mail from .eml and .mbox files: who wrote what to whom, what of it is new, and what came with it."""
