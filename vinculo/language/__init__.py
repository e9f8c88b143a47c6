"""What sentences in Spanish, English and Polish say, as far as rules can tell. Plain Python."""
