"""HAND ON: archive -> data sets and feeds."""
