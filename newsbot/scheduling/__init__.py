"""WATCH: who is due for a crawl, and one round of crawls."""
