"""Findings become published tables and reports. The only door out."""
