"""The reading area: two level panes of one continuous text, of which only what is visible is laid out and painted."""
