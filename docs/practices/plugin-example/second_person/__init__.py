"""One practice for Vínculo, and its texts in three languages."""
