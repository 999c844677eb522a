"""PAGE: Page -> {field: raw value}; one module a vocabulary, none cleans a value."""
