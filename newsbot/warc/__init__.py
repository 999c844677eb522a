"""PAGE: crawl archives (WARC) as a source of pages, and as the place where fetched pages are kept."""
