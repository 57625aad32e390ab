"""Words by which a line tells what it is: a benefit, a law, a condition, a demand, a heading over any of them."""

from __future__ import annotations

import re

#: What the law wants said, whatever else stands in the line.
LEGAL = re.compile(
    r"\bequal[- ](?:opportunity|employment)|\bwithout regard to\b|\bregardless of\b[^.]{0,60}\b(?:race|gender|"
    r"age)\b|\baccommodations?\b[^.]{0,80}\b(?:disab\w+|contact|request|assist\w*|need)\b|\b(?:disab\w+|"
    r"assistance)\b[^.]{0,80}\baccommodation|\bprivacy (?:notice|policy)|\be-verify\b|\b(?:sexual orientation|"
    r"gender identity|veteran status|affirmative action|not discriminate)\b|\brace, colou?r",
    re.IGNORECASE,
)
#: Pay, benefits and ways to apply: kept in their own words wherever they stand.
CLOSES = re.compile(
    r"\b401\s?\(?k|\b(?:medical|dental|vision|health|life)\b[^.]{0,40}\binsurance\b|\bpaid (?:time off|parental|"
    r"holidays)|\bbase (?:salary|pay)\b|\b(?:salary|pay|compensation) range\b|\bbenefits? (?:package|include|"
    r"summary)\b|\beligible (?:for|to (?:participate|receive))\b|\bapply (?:here|now|at|via)\b|\bsend (?:your|us|"
    r"a) (?:cv|resume|résumé)\b|\bstock options\b|[\w.]+@[\w-]+\.\w|\bhttps?://",
    re.IGNORECASE,
)
#: A line that is nothing but an amount.
AMOUNT = re.compile(r"(?:\W|salary|pay|compensation){0,4}(?:USD )?[$€£]\s?\d", re.IGNORECASE)
#: Headings over such lines that the reader does not know, or takes for duties.
CLOSING_HEADING = re.compile(
    r"\b(?:please note|disclaimer|benefits?|compensation|salary|pay|perks|equal|inclusi\w+|diversity|eeo|"
    r"accommodations?|privacy|location|schedule|why (?:join|work|us|you)|offer\w*|rewards?|how to apply|process|"
    r"job type|department)\b",
    re.IGNORECASE,
)
WORK_HEADING = re.compile(
    r"\b(?:you(?:'ll|’ll| will)? (?:to )?do|responsib\w+|duties|the role|your role|work on|you(?:'ll|’ll|"
    r" will) (?:build|own|be)|tasks)\b",
    re.I,
)
SAID_ANYWAY = re.compile(
    r"^(?:what you|(?:key |core |main )?responsibilit|duties|requirements|qualifications|job description\W*$)", re.I
)
PERSON_HEADING = re.compile(
    r"\b(?:you bring|love to meet|about you|you are|you're|you’re|you have|who you|looking for|candidate|fit if|"
    r"matters to us|skills?|qualifi\w+|requirements?|experience|knowledge|education|you need|bonus|preferred)\b",
    re.IGNORECASE,
)
#: What a job needs from anybody, whatever they have learned: law, place, language, hours, strength.
CONDITION = re.compile(
    r"\b(?:clearance|citizen\w*|work (?:permit|authori[sz]ation)|authori[sz]ed to work|eligible to work|"
    r"right to work|visa|sponsor\w*|driver'?s? licen[sc]e|driving licen[sc]e|background (?:check|investigation)|"
    r"drug (?:test|screen)|travel(?:ling)?|on-?site|in[- ]office|in[- ]person|hybrid|relocat\w+|commut\w+|"
    r"time ?zone|on-?call|(?:night|day|rotating|weekend) shifts?|shift work|weekends|lift(?:ing)? (?:up to )?\d|"
    r"physical demands|fluent in|fluency in|(?:english|german|french|spanish|dutch|japanese|polish|italian|"
    r"mandarin)\b[^.]{0,30}\b(?:level|fluen\w+|speak\w*|native|written|spoken|language|proficien\w+)|(?:fluent|"
    r"native|proficient|spoken|written)\b[^.]{0,24}\b(?:english|german|french|spanish|dutch|japanese|polish|italian|"
    r"mandarin)|18 years of age|registered nurse|medical licen[sc]e|bar admission)\b",
    re.IGNORECASE,
)
#: How lines begin that ask, where a section does not say so.
BEGINS_ASKING = re.compile(
    r"^(?:requires?|significant|extensive|prior|previous|(?:programming|hands-on|relevant|professional) experience|"
    r"expertise|thorough|strong|solid|deep|excellent|proven|demonstrated|minimum|at least|\d+\+? years|"
    r"experienced? (?:with|in)|familiar\w*|(?:working |good |sound )?knowledge of|proficien\w+|understanding of|"
    r"(?:ability|able) to|bachelor\S*|master[’']?s|degree|must (?:have|be)|you have|you are|this (?:role|position|"
    r"job) requires)\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:citizen(?:ship)?|clearance|work (?:permit|authori[sz]ation)|authori[sz]ed to work|driver'?s? licen[sc]e)\b",
    re.I,
)
#: Whether an employer helps with the right to work.
SPONSORS = re.compile(r"\b(?:visa|h-?1b)\b|\bsponsor(?:ship)?\b", re.IGNORECASE)
BENEFIT = re.compile(
    r"\b(?:days?(?: of)? (?:paid )?(?:holidays?|vacation|leave)|pension|canteen|gym|membership|urban sports|"
    r"company bike|car park|discount(?:s|ed)?|bonus|health insurance|private healthcare|401k|wellbeing|wellness|"
    r"free (?:lunch|snacks|food|drinks)|home office|flexible (?:working )?hours|parental leave|stipend|"
    r"relocation assistance|commuter)\b",
    re.IGNORECASE,
)
APPLY = re.compile(r"\b(?:apply|submit|application)\b", re.IGNORECASE)
#: Words by which a line asks for a mood instead of a fact.
EAGER = re.compile(r"\b(?:excit\w+|passion\w*|enthusias\w+|thriv\w+|love|fast-paced|comfortable)\b", re.IGNORECASE)
#: What follows a skill that only names the role: "AI Engineer".
NAMES_ROLE = re.compile(
    r"[ /&-](?:[\w/&-]+ ){0,2}?(?:engineer|developer|scientist|analyst|architect|manager|designer|researcher)s?\b",
    re.IGNORECASE,
)
#: A line that is nothing but a demand for years, wherever it stands.
ONLY_YEARS = re.compile(
    r"^\W*(?:experience:?\s*)?\d{1,2}\s*(?:\+|[-–]\s*\d{1,2}|to \d{1,2})?\s*\+?\s*(?:years?|yrs)\b"
    r"(?:\W*$|.{0,80}\bexperience\b|\s+employment type)",
    re.IGNORECASE,
)
