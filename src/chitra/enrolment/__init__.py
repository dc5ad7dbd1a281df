"""Know how each person is paid: the method, its holder, how long it holds, where it came from and how it stands.

An account of another person is paid only under an authorisation or guardianship that is valid on the pay date. Methods
survive moves. A method is never overwritten: it ends, and another begins.
"""
