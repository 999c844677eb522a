"""A server on loopback that does what servers should not, and a crawl that tells what it made of that."""
