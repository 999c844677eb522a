"""HAND ON: articles as full-text feeds: Atom, RSS and JSON Feed."""
