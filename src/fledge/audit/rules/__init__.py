"""The rules, one a file, heaviest matter first. A new rule is a file here, a line here and its cases in tests."""

from fledge.audit.finding import Rule
from fledge.audit.rules.degree_without_equivalent import degree_without_equivalent
from fledge.audit.rules.expert_in_several import expert_in_several
from fledge.audit.rules.heavy_tool_load import heavy_tool_load
from fledge.audit.rules.impossible_candidate import impossible_candidate
from fledge.audit.rules.interchangeable_tools import interchangeable_tools
from fledge.audit.rules.level_words import level_words
from fledge.audit.rules.musts_without_duty import musts_without_duty
from fledge.audit.rules.silent_on_learning import silent_on_learning
from fledge.audit.rules.years_against_title import years_against_title
from fledge.audit.rules.years_beyond_evidence import years_beyond_evidence
from fledge.audit.rules.years_exceed_age import years_exceed_age
from fledge.audit.rules.years_stacked import years_stacked
from fledge.audit.rules.young_tools_as_musts import young_tools_as_musts

RULES: tuple[Rule, ...] = (
    years_exceed_age,
    impossible_candidate,
    years_stacked,
    years_against_title,
    years_beyond_evidence,
    heavy_tool_load,
    interchangeable_tools,
    expert_in_several,
    young_tools_as_musts,
    musts_without_duty,
    degree_without_equivalent,
    silent_on_learning,
    level_words,
)
