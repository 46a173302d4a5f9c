"""The style sheet of the page: calm, readable on a phone, on a wide screen, in print and without colours."""

from __future__ import annotations

from typing import Final

from sempadan.release.report.look import FONT, GRID, INK, PAPER, SOFT, STRIPE

CSS: Final = f"""
:root{{color-scheme:light}}
*{{box-sizing:border-box}}
html{{-webkit-text-size-adjust:100%;text-size-adjust:100%}}
body{{margin:0 auto;max-width:76rem;padding:.5rem;background:{PAPER};color:{INK};font:1rem/1.5 {FONT}}}
h1{{font-size:1.5rem;line-height:1.25}}
h2{{font-size:1.3rem;line-height:1.3;margin:0 0 .5rem}}
h3{{font-size:1.1rem;margin:1.5rem 0 .4rem}}
h4{{font-size:1rem;margin:0 0 .25rem}}
p,ul,ol{{margin:.4rem 0;max-width:46rem}}
li{{margin:.2rem 0}}
a{{color:#1f3b57}}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{{outline:3px solid #1f3b57;outline-offset:2px}}
.skip{{position:absolute;left:-100rem}}
.skip:focus{{position:static}}
.mark{{border:2px solid {INK};padding:.1rem .6rem;font-weight:bold}}
section{{border-top:4px solid {INK};margin-top:2.5rem;padding-top:1rem}}
.verdict{{border-left:6px solid {SOFT};padding:.3rem .7rem;background:{STRIPE}}}
.verdict.caution{{border-left-style:double;border-left-width:9px}}
.verdict.refused{{border-left-style:dashed}}
.answer{{font-size:1.1rem}}
.note,.part,footer,figcaption{{color:{SOFT}}}
.note,figcaption,footer{{font-size:.875rem}}
.part{{color:{INK}}}
.block{{border-top:1px solid {GRID};padding:1rem 0}}
figure{{margin:0 0 1rem}}
figcaption{{max-width:30rem}}
svg{{display:block;width:100%;max-width:30rem;height:auto}}
.scroll{{overflow-x:auto}}
summary{{cursor:pointer;padding:.4rem 0;font-size:.875rem}}
table{{border-collapse:collapse;font-size:.75rem;line-height:1.35}}
caption{{text-align:left;font-weight:bold;padding:.25rem 0}}
th,td{{text-align:left;vertical-align:top;padding:.2rem .15rem;border-bottom:1px solid {GRID};font-weight:normal}}
thead th{{border-bottom:2px solid {INK};vertical-align:bottom;font-weight:bold}}
.number{{text-align:right;font-variant-numeric:tabular-nums}}
.group{{background:{STRIPE};font-weight:bold;padding-top:.5rem}}
.interval{{display:inline-block;white-space:nowrap;color:{SOFT}}}
@media (min-width:48rem){{
body{{padding:1.5rem}}
h1{{font-size:2rem}}
.pictures{{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:1rem}}
.beside{{display:grid;grid-template-columns:minmax(0,30rem) minmax(0,1fr);gap:2rem;align-items:start}}
table{{font-size:.875rem}}
th,td{{padding:.25rem .7rem}}
}}
@media print{{
svg{{max-width:13cm}}
body{{max-width:none;padding:0;font-size:10pt}}
.skip,summary{{display:none}}
section{{break-before:page}}
figure,tr,.mark{{break-inside:avoid}}
h2,h3,h4,h4+.note,caption{{break-after:avoid}}
thead{{display:table-header-group}}
.scroll{{overflow:visible}}
details::details-content{{content-visibility:visible;display:block;block-size:auto}}
}}
"""
