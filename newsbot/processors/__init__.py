"""ITEM: one raw value -> one normal value, or None for rubbish, so that the next source gets its turn."""
