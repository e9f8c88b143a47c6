"""What happens to an invoice: begun, issued under the next number, sent, paid, corrected."""
