"""One page for each question about our own work: period, filter, chart, table, file."""
