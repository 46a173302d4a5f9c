"""Canonical names, dates and numbers of this border's papers, as documented rules.

The rules are data (`rules/*.toml`), each with its era, its source and an example, and are shown in
`docs/reference/identity.md`. No error and no repr of this room shows what a cell says.
"""
