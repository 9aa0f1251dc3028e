"""Section, paragraph and sentence alignment with scores and evidence."""
