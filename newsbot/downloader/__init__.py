"""REQUEST: how a request goes out: when its host's turn is, and to which address."""
