"""Files of the outside world, in both directions: bytes ↔ frozen dataclasses. Pure: no database, no clock, no network."""
