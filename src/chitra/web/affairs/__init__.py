"""The office's own affairs: officers and mandates, places, law, providers and their papers, estimates, settings.

Every form states the document it rests on; what is recorded is not changed but ended or followed.
"""
