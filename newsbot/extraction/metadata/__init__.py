"""PAGE: what a page says of itself in markup that machines read; one vocabulary a module."""
