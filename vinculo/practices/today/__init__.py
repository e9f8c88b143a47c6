"""Today: whom to talk to, about what, on which channel, and why. The same for the page, the terminal and the digest."""
