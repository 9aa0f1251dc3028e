"""What a person does, as plain functions: open, align, annotate, export."""
