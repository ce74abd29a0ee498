"""Strings in, places in them out: encodings, words, sentences, dates, names, interface texts.

No domain object, no model, no file but the tables that ship. Refuses to know what a report is.
"""
