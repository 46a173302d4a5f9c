"""Estimators on plain tables, each usable alone; questions share them and nothing else."""
