"""The month rehearsed: lists as offices send them, invented people, a provider who answers, a measure of time.

Nothing here is needed to pay; everything here is needed to be sure.
"""
