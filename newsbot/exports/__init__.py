"""HAND ON: the archive's articles as files: JSON lines, tables, data sets, feeds.

Every writer takes rows as `newsbot.archive.Selected.rows` gives them, tuples of columns in the archive's own form (JSON
as bytes, times as ISO 8601), and writes them one by one.
"""
