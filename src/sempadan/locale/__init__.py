"""The three languages: sentences, numbers, dates."""
