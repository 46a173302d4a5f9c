"""Shell: the commands, their help, their answers as text and as JSON."""
