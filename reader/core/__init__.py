"""The values of the program and pure edits of them; standard library only."""
