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
    r"summary)\b|\beligible (?:for|to (?:participate|receive))\b|\boffer amounts?\b|"
    r"\b(?:salary|compensation|pay|remuneration) (?:is|are|will|may|amount|package|"
    r"band|for this|at|and benefits)\b|\b(?:total|annual|base|cash|competitive|target) (?:compensation|salary|pay)\b|"
    r"[$€£]\s?\d[\d,.]*\s?k?\s?(?:/\s?(?:mo|month|yr|year|hr|hour)\b|per |an? (?:year|month|hour))|"
    r"\bapply (?:here|now|at|via)\b|\bsend (?:your|us|"
    r"a) (?:cv|resume|résumé)\b|\bstock options\b|[\w.]+@[\w-]+\.\w|\bhttps?://",
    re.IGNORECASE,
)
#: A line that is nothing but an amount.
AMOUNT = re.compile(r"(?:\W|salary|pay|compensation){0,4}(?:USD )?[$€£]\s?\d", re.IGNORECASE)
#: Headings over such lines that the reader does not know, or takes for duties or demands.
CLOSING_HEADING = re.compile(
    r"\b(?:please note|disclaimer|benefits?|compensation|salary|perks|equal (?:opportunity|employment)|eeo|"
    r"accommodations?|why (?!(?:this role|we need)\b)\w+|what we offer|we offer|our offer|"
    r"what you(?:['’]ll| will)? (?:receive|get)|what we(?:['’]ll| will)? (?:bring|give|provide)|rewards?|"
    r"how to apply|"
    r"apply now|(?:typical|hiring|interview|recruitment|selection|application|our) process|interviews?|next steps|"
    r"job type|department|pay (?:range|transparency)|additional information|(?:more )?information|notes?|"
    r"want to (?:go|learn|know|read)|learn more|\w+ act|shift timings?|what to expect|what happens next|eligibility "
    r"to work|reference checks?|working (?:hours|conditions)|recruiters?|agencies|fraud|scams?|life at|who we are|"
    r"about us|join (?!the team)\w+|our (?:values|culture|story|commitment)|commitment|disability assistance|job id|"
    r"requisition)\b",
    re.IGNORECASE,
)
#: Headings that are the employer's own unless what stands under them is work to be done.
MAYBE_CLOSING = re.compile(
    r"\b(?:privacy|principles?|inclusi\w+|diversity|equal|schedule|process|offer\w*|pay|culture|values|"
    r"location\S*|equity|team|"
    r"growth|impact)\b",
    re.IGNORECASE,
)
#: Headings over where and when the work is done, whatever else they say ("Preferred Location").
PLACE_HEADING = re.compile(
    r"\b(?:locations?|region|country|city|job types?|employment type|"
    r"work (?:arrangement|model|schedule|environment)|remote|on-?site|office|time ?zones?|travel|"
    r"schedule|shifts?|visa|sponsorship|clearance|languages? (?:required|spoken))\b",
    re.IGNORECASE,
)
#: Headings over the way in which the employer chooses.
CHOOSING_HEADING = re.compile(
    r"\b(?:(?:interview|hiring|recruitment|recruiting|selection) (?:process|steps|stages|plan|journey)|how we "
    r"(?:hire|interview|choose)|(?:typical|our) (?:interview|hiring|recruitment|selection)? ?process)\b",
    re.IGNORECASE,
)
#: A part of a process of choosing.
STEP = re.compile(
    r"\b(?:interview\w*|call|screen\w*|chat|conversation|assessment|exercise|challenge|take[- ]home|onsite|offer|"
    r"panel|reference\w*|round\w*|task|test|stage|phase|process|meet|application)\b",
    re.IGNORECASE,
)
#: A work sample under any of its names.
SAMPLE = re.compile(
    r"\b(?:work sample|take[- ]home|assignment|case (?:study|interview)|coding|exercise|challenge|task|test|"
    r"technical (?:interview|screen\w*|assessment|round))\b",
    re.IGNORECASE,
)
#: Tags of a job board, and labels in a row without anything behind them.
DEBRIS = re.compile(
    r"^\W*(?:(?:#?\s?LI-(?!remote|hybrid|on-?site)\w+\W*)+|(?:(?:url|posted on|compensation|date|apply|link|image|"
    r"company|category)\s*:\s*){2,}|(?:url|link|image)\s*:\s*)$",
    re.IGNORECASE,
)
WORK_HEADING = re.compile(
    r"\b(?:you(?:'ll|’ll| will)? (?:to )?do|responsib\w+|duties|the role|your role|work on|you(?:'ll|’ll|"
    r" will) (?:build|own|be)|tasks)\b",
    re.I,
)
PERSON_HEADING = re.compile(
    r"\byou(?:['’]ll| will) be\W*$|\b(?:you bring|as a person|love to meet|about you|you are|you're|"
    r"you’re|you have|who you|looking for|candidate|fit if|"
    r"matters to us|skills?|qualifi\w+|requirements?|experience|"
    r"knowledge(?! (?:transfer|sharing|management))|education|you need|bonus|preferred)\b",
    re.IGNORECASE,
)
_LANGUAGES = (
    r"(?:english|german|french|spanish|dutch|japanese|polish|italian|mandarin|portuguese|korean|chinese|cantonese|"
    r"arabic|hebrew|swedish|danish|norwegian|finnish|czech|hindi|turkish)"
)
#: What a job needs from anybody, whatever they have learned: law, place, language, hours, strength.
CONDITION = re.compile(
    r"\b(?:clearance|citizen\w*|work (?:permit|authori[sz]ation)|authori[sz]ed to work|eligible to work|"
    r"(?:legally|lawfully) (?:able|entitled|permitted)|right to work|visas?|sponsor(?:ship)?|h-?1b|"
    r"driver['’]?s? licen[sc]e|driving licen[sc]e|background (?:check|investigation)|"
    r"drug (?:test|screen)|(?:to|requir\w+|some|light|frequent|occasional|periodic|regular|extensive|business|"
    r"international|domestic) (?:[\w-]+ )?travel(?! (?:industry|tech\w*|domain|sector|booking|compan\w+|products?))|"
    r"travel(?:ling)? (?:to|up|of|is|may|required|requirements?|approximately|as|for)|"
    r"on-?site(?! (?:search|seo|conversion|analytics))|in[- ]office|in[- ]person|"
    r"hybrid (?:role|position|job|work\w*|schedule|model|team|setup|office|remote|basis|\()|hybrid(?=[.,;)]|$)|"
    r"(?:fully|100%|work\w*|be|live) remote(?:ly)?|remotely|remote (?:role|position|job|candidates?|first|within|"
    r"in the|from|\()|remote-first|"
    r"based (?:in|at|out of) (?!(?:the )?(?:data|evidence|part|science)\b)(?:our |(?:the )?(?:greater )?|"
    r"or near )?(?-i:[A-Z])\w+|"
    r"office\b[^.]{0,30}\bdays?\b|days?\b[^.]{0,30}\b(?:in (?:the|our) )?office|"
    r"(?:located|reside|residing|living) (?:physically )?(?:in|within|near)|our [\w ,]{2,40}\boffices?\b|"
    r"relocat\w+|commut(?:e|able|ing)|(?:overlap\w*|hours|within)\b[^.]{0,40}\btime ?zones?|"
    r"overlap\w*\b[^.]{0,50}\bhours|"
    r"(?:eastern|pacific|central|cet|est|pst|ist|utc|gmt|us|u\.s\.|uk|europe\w*|american?) time ?zones?|"
    r"on-?call(?! experience)|after[- ]hours|"
    r"(?:night|day|rotating|weekend) shifts?|shift work|(?:full|part)[- ]time(?! (?:[\w-]+ ){0,4}experience)|"
    r"weekends|flexible hours|lift(?:ing)? (?:up to )?\d|physical demands|"
    + _LANGUAGES
    + r"(?=\W*$|\W+(?:and|or) "
    + _LANGUAGES
    + r"\b)|"
    + _LANGUAGES
    + r"\b[^.]{0,30}\b(?:level|fluen\w+|speak\w*|native|written|spoken|proficien\w+|skills|communicat\w+|day-to-day)|"
    r"(?<!plain )(?:fluent\w*|fluency|native|proficien\w+|spoken|written|speak\w*|writ\w+|communicat\w+|excellent|"
    r"good|"
    r"strong|command of|knowledge of|verbal)\b[^.]{0,36}?\b(?<!plain )"
    + _LANGUAGES
    + r"|18 years of age|registered nurse|medical licen[sc]e|bar admission)\b",
    re.IGNORECASE,
)
#: How lines begin that ask, where a section does not say so.
BEGINS_ASKING = re.compile(
    r"^(?:requires?|significant|extensive|prior|previous|(?:programming|hands-on|relevant|professional) experience|"
    r"expertise|expert (?:knowledge|level|in)|detail[- ]orient\w+|"
    r"outstanding|thorough|strong|solid|deep|excellent|proven|demonstrated|minimum|at least|\d+\+? years|"
    r"experienced? (?:with|in|[a-z]+ing)\b|familiar\w*|(?:working |good |sound )?knowledge of|proficien\w+|"
    r"understanding of|"
    r"(?:ability|able) to|bachelor\S*|master[’']?s|degree|must (?:have|be)|you(?: will|['’]ll)? have|you are|"
    r"this (?:role|position|"
    r"job) requires)\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:citizen(?:ship)?|clearance|work (?:permit|authori[sz]ation)|authori[sz]ed to work|"
    r"driver'?s? licen[sc]e)\b",
    re.I,
)
#: Whether an employer helps with the right to work.
SPONSORS = re.compile(r"\b(?:visa|h-?1b)\b|\bsponsor(?:ship)?\b", re.IGNORECASE)
BENEFIT = re.compile(
    r"\b(?:days?(?: of)? (?:paid )?(?:holidays?|vacation|leave)|pension|canteen|gym|membership|urban sports|"
    r"company bike|car park|discount(?:s|ed)?|bonus|health insurance|private healthcare|401k|wellbeing|wellness|"
    r"free (?:lunch|snacks|food|drinks)|home office|flexible (?:working )?hours|parental leave|stipend|"
    r"relocation assistance|commuter|competitive (?:salary|pay|compensation)|(?:medical|dental|vision)\b[^.]{0,30}"
    r"\b(?:cover\w*|insurance|plans?)|retreats?|opportunity to|unlimited|pto|time off|stock|equity|perks|"
    r"career (?:growth|development|progression))\b",
    re.IGNORECASE,
)
#: How an employer says that it looks for somebody; no duty begins so.
SEEKS = re.compile(
    r"\b(?:we(?:['’]re| are)|is|are|am|i['’]m) (?:currently |actively |now |also )?(?:looking for|seeking|hiring|"
    r"searching for|recruiting)\b|\b(?:seeks|we seek|we need)\b|\b(?:ideal|successful|right) candidate\b|"
    r"\bthe candidate (?:should|must|will|is|has)\b",
    re.IGNORECASE,
)
APPLY = re.compile(r"\b(?:apply|submit|application)\b", re.IGNORECASE)
#: Words by which a line asks for a mood instead of a fact.
EAGER = re.compile(r"\b(?:passion\w*|enthusias\w+|thriv\w+|love|fast-paced)\b", re.IGNORECASE)
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
