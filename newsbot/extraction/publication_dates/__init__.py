"""ITEM: when an article was published and updated: where pages say so, and which of these times is believed."""
