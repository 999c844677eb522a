"""REQUEST: what stands between the spider and the engine."""
