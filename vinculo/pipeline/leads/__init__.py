"""How somebody becomes a lead, whom they look like, and how they become a client."""
