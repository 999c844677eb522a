"""BY HAND: what several commands share."""
