"""Results to files: one module a format; `formats` is the table of them."""
