"""HAND ON: articles as a data set: shards, splits and the card that describes them."""
