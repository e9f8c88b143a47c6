"""What comes in by mail: taken once, told apart, put where it belongs."""
