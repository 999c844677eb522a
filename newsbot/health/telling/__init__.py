"""WATCH: incidents are told once when they begin and once when they are over, by any of several ways."""
