"""Files of the outside world, in both directions: bytes ↔ frozen dataclasses. No database, no clock, no network."""
