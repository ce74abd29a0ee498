"""What newsrooms use today, on the same articles: textacy, the Gender Gap Tracker's rules."""
