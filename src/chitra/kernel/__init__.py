"""What every room counts, dates and spells with: đồng, periods, partial dates, Vietnamese text, identity numbers.

Pure: no database, no clock, no network. The only files read are the SQL statements and messages the rooms own.
"""
