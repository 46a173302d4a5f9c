"""A strict reader of pages for the tests."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed where it must be; collects what tests ask for."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.faults, self.texts = [], [], [], []
        self.feed(source)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> in {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open and data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag):
        return [attrs for name, attrs, _ in self.found if name == tag]

    def said(self, *tags):
        return [data for tag, data in self.texts if not tags or tag in tags]
