"""KEEP: what only PostgreSQL has: its connection, its schema, its full-text search and its housekeeping."""
