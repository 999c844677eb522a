"""HAND ON: the archive as pages to read, search and watch, as JSON and as live feeds; read-only, without any script."""
