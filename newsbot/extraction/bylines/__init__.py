"""ITEM: who signs an article: where it stands, how it is written, which place is believed."""
