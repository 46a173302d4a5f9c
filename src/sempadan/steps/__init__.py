"""What belongs together, without printing: from file to envelope, from envelopes to evidence."""
