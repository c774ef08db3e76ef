"""`python -m thidua.cli`: the same as the command `thidua`."""

import sys

from thidua.cli import main

sys.exit(main())
