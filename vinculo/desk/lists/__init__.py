"""Every list can be taken along, as it is shown: one mechanism for all pages that register with it."""
