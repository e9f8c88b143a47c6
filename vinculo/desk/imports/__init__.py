"""Bring data: files from other systems, shown before anything happens, reported row by row, taken back if need be."""
