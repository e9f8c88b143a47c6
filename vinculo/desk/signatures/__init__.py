"""Signatures: sending papers to be signed, how each stands, signing for our side, checking files."""
