"""The coordinator's folder: accepted lists and who is who, as snapshots that are whole or not there.

`accept` decides which envelopes may be taken, `commit` writes a snapshot and makes it the valid one,
`folder` opens it again, and `tables` reads what it holds.
"""
