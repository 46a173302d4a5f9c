"""The words of the house: codebook, table types, findings, errors. Imports nothing of ours."""
