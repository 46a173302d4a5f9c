"""The kinds of chart, each from its rows to layers."""
