"""ITEM: how single values are written: text, pictures, captions, videos, topics, language."""
