"""The way of a quote: written, sent after a talk was booked, answered."""
