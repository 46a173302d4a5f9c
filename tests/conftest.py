"""What holds for all tests: examples of properties are the same in every run, unless new ones are asked for.

`EXPLORE=1 make test` draws new examples each time, to look for what the fixed ones miss.
"""

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "fixed")
