"""VALUES: times as machines and people write them; pages and listings are read by the same `machine_dates.moment`."""
