"""What other programs need of us: tokens to ask with, and what we remember of their asking."""
