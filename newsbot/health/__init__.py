"""WATCH: whether all is well: each publisher against its own past, and what went wrong, told once."""
