"""ITEM: when an article was published: times as machines and as people write them."""
