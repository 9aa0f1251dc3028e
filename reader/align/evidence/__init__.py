"""What speaks for or against a bead, one family a file. Each family measures every step of a Band at once.

A family is an object with `of(m, n)`: the named values of all beads of m zh and n en sentences, each an array of one value
a cell, laid out as the Band (the bead ends at its cell). The model multiplies them with its weights and adds them up.
"""
