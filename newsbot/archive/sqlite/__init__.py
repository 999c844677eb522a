"""KEEP: what only SQLite has: its file, how it is waited for and looked after, its schema and its full-text search."""
