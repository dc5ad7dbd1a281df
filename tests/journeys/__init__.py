"""The month told end to end, by people with names, through the doors that everybody uses."""
