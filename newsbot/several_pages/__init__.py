"""ITEM: an article of several pages: joined, renewed page by page, and what its provenance says of them (pure)."""
