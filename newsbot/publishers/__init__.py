"""SOURCE: one publisher, one file, one Spider subclass."""
