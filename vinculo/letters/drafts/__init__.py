"""What a letter says at first that is begun from a nudge: one file for each family of practices."""
