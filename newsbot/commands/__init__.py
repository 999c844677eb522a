"""BY HAND: scrapy commands; they parse arguments, call the rest and print.

Scrapy imports all of them before it runs one, so they import the rest of newsbot only where they call it.
"""
