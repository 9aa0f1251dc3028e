"""The list of notes: what it shows, how it is filtered, and what is done with several notes at once."""
