"""From a decoded text to structure: furniture, layout, headings, paragraphs, sentences."""
