"""What is kept of targets: figures, looks, disclosures (`figures`), what is said of them (`remarks`), drives (`drives`).

Rows of a drive are taken from `models.drives` alone, so that a test can see who reads them.
"""

from thidua.targets.models import drives
from thidua.targets.models.figures import Disclosure, Measurement, Snapshot
from thidua.targets.models.remarks import Remark, Voice

__all__ = ["Disclosure", "Measurement", "Remark", "Snapshot", "Voice", "drives"]
