"""One file per format: reads it into source texts or a Bitext, writes a Bitext."""
