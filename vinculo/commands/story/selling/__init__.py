"""How the studio of the story wins clients and what it earns: leads, opportunities, quotes, invoices, agreements."""
