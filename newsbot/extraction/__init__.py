"""ITEM: one page becomes one article: its sources, its body, and what is refused."""
