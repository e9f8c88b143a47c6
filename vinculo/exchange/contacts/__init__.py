"""Contact rows become contacts, their companies become clients."""
