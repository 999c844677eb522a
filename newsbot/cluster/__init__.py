"""WATCH: many machines: jobs in a queue beside the archive, in PostgreSQL, and the workers that do them."""
