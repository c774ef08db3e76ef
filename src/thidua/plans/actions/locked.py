"""The life of a plan: its row, held until the end, and the steps of its table."""

from thidua.documents.actions.editions import Life
from thidua.plans.errors import PlanFixedError
from thidua.plans.models import Plan
from thidua.plans.states import NEXT_PLAN, PlanAct

PLANS = Life(Plan.objects, NEXT_PLAN, PlanAct.EDIT, PlanFixedError)

as_seen, editable, step = PLANS.as_seen, PLANS.editable, PLANS.step
