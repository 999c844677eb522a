"""REQUEST: the spiders that publisher files build on, and those that need none."""
