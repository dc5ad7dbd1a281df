"""What waits for each officer."""
