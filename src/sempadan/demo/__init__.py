"""Shell: an invented border whose truth is known, its agencies' messy files, and the truth beside them."""
