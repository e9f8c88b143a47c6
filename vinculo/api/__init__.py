"""The programs' face: JSON under /api/v1/, for whoever brings a token of one of ours."""
