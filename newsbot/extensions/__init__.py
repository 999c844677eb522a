"""WATCH: what a crawl tells while it runs and when it ends."""
