"""What one reads of an archive in a browser: plain pages, without script, that need nothing of ours."""
