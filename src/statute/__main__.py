"""`python -m statute`: the same commands as `thidua law`."""

import sys

from statute.cli import main

sys.exit(main(sys.argv[1:]))
