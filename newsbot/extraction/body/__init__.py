"""PAGE: which pieces of a page are the article's text, its lead and its pictures."""
