"""Evidence and Border become a Finding or a Refusal: a folder or file a question."""
