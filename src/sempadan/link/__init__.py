"""Codes and Facts become People: who is who, with what probability."""
