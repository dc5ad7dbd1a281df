"""The officers' pages: translate, call one door, translate back.

Every address says who may enter (`gate`); a page that only looks cannot write, for its transaction is read-only; a deed
is done once, however often its button is pressed; long work is a task for the worker.
"""
