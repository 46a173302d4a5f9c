"""How many people are on no list, or why nobody can say: `ask hidden`."""
