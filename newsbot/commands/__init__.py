"""BY HAND: scrapy commands; they parse arguments, call the rest and print."""
