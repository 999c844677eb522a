"""ITEM: what an article's headline and kicker are: where they stand and which text is believed."""
