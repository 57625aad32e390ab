"""The kinds of things to learn, called what people call them, and which of them go without saying."""

from __future__ import annotations

import re

from fledge.facts import FactBook, Kind
from fledge.posting import Mention, Posting

#: Nobody needs to be told that they will learn these.
EVERYDAY = frozenset((
    "development environments", "office and productivity software", "operating systems",
    "software development process", "software engineering fundamentals", "spreadsheets",
    "version control and code hosting", "work tracking and collaboration tools",
))  # fmt: skip
#: Families of tools by the words that stand before their names.
_PLAIN = {
    "AI cloud platforms": "Models in the cloud",
    "AI coding assistants": "Coding assistants",
    "Azure services": "Cloud",
    "AWS services": "Cloud",
    "CI/CD services and build delivery": "Delivering software",
    "ERP, HR and back-office systems": "Business systems",
    "GPU and accelerated computing": "Working with GPUs",
    "Google Cloud services": "Cloud",
    "Java and JVM platform": "Java and what belongs to it",
    "LLM and agent frameworks": "Building with language models",
    "LLM observability, evaluation and guardrails": "Testing and watching language models",
    "LLM providers and models": "Language models",
    "MLOps tools": "Bringing models into use",
    "Microsoft .NET platform": ".NET",
    "Microsoft business platforms": "Business systems",
    "Python data stack": "Data in Python",
    "Python web and back-end libraries": "Services in Python",
    "SAP": "Business systems",
    "Salesforce": "Business systems",
    "agent protocols": "Connecting agents",
    "machine learning libraries": "Libraries for machine learning",
    "embedded systems and hardware engineering": "Hardware",
    "automation, low-code and process platforms": "Automation",
    "back-end frameworks and libraries": "Back end",
    "big data and streaming": "Large amounts of data",
    "business intelligence tools": "Dashboards and reports",
    "cloud platforms": "Cloud",
    "compliance frameworks": "Rules and risks",
    "computer vision tools": "Working with images",
    "containers and orchestration": "Containers",
    "data integration and transformation tools": "Moving and shaping data",
    "data orchestration": "Scheduling data work",
    "data quality, catalogs and governance tools": "Looking after data",
    "data warehouses and lakehouses": "Data warehouses",
    "deep learning frameworks": "Libraries for machine learning",
    "embedded and hardware technology": "Hardware",
    "engineering, CAD, GIS and electronic design tools": "Design and engineering tools",
    "financial systems, data feeds and standards": "Financial systems",
    "front-end build and package tools": "Front end",
    "front-end frameworks and libraries": "Front end",
    "front-end testing": "Testing",
    "game engines and graphics": "Graphics",
    "generative media models": "Generating images and sound",
    "graph databases": "Databases",
    "health-care and life-science systems and standards": "Systems of health care",
    "identity and access": "Sign-in and access",
    "infrastructure as code": "Setting up infrastructure",
    "languages of the web": "Languages",
    "marketing, content, commerce and support systems": "Business systems",
    "mobile platforms and languages": "Mobile",
    "model serving and inference": "Serving models",
    "model training at scale": "Training large models",
    "natural language processing tools": "Working with language",
    "NoSQL databases": "Databases",
    "observability and incident tools": "Watching software in use",
    "programming languages": "Languages",
    "protocols and API styles": "APIs",
    "query languages and SQL": "Databases",
    "reinforcement learning and robotics tools": "Robotics",
    "relational databases": "Databases",
    "security tools": "Security",
    "speech and voice tools": "Speech",
    "statistics software": "Statistics",
    "styling and component libraries": "Front end",
    "testing tools": "Testing",
    "time-series databases": "Databases",
    "virtualisation and storage": "Storage",
    "web and application servers": "Servers",
    "web and product analytics tools": "Product analytics",
    "web graphics, charts and maps in the browser": "Graphics",
}
#: Too wide to be a thing to learn, or a habit of every job.
WIDE = frozenset((
    "ai-automation", "ai-infrastructure", "ai-literacy", "ai-platforms", "ai-product-development",
    "ai-research", "analytics", "applied-ai", "artificial-intelligence", "automation", "cloud", "cloud-native",
    "compliance",
    "cybersecurity", "internal-tools", "ml-frameworks", "on-premises", "open-source-development",
    "product-thinking", "project-management", "saas",
))  # fmt: skip
#: Whole kinds of systems, which their names say better.
SYSTEMS = {
    "containerization": "Containers",
    "container-orchestration": "Containers",
    "crm": "Business systems",
    "enterprise-systems": "Business systems",
    "erp": "Business systems",
}
_SPELT_OUT = (
    (r"\bml\b|\bmachine intelligence\b", "machine learning"),
    (r"\bmlops\b", "mlops machine learning"),
    (r"\bnlp\b", "natural language processing"),
    (r"\bgen ?ai\b", "generative ai"),
    (r"\bllms?\b", "large language models llm"),
    (r"\bfull[- ]?stack\b", "full stack full-stack development"),
)
_WORD = re.compile(r"[a-z0-9+#]+")
_SMALL = frozenset(("and", "of", "for", "the", "engineering", "development", "in"))
#: Words of companies' names that say nothing of their products.
_ANY_COMPANY = frozenset((
    "analytics", "bank", "capital", "center", "cloud", "company", "computer", "computing", "consulting", "corp",
    "corporation", "data", "design", "digital", "energy", "engineering", "first", "global", "group", "health",
    "healthcare", "insights", "intelligence", "international", "labs", "learning", "limited", "machine", "media",
    "mobile", "model", "network", "networks", "one", "open", "platform", "research", "robotics", "science",
    "security", "service", "services", "social", "software", "solutions", "spark", "studio", "studios", "systems",
    "tech", "technologies", "technology", "the", "time", "vision", "with", "works",
))  # fmt: skip
_STEM, _SHORTEST = 5, 4


def label_of(m: Mention, book: FactBook) -> str:
    """What the kind of a skill is called in a posting."""
    family = book[m.skill].family
    return SYSTEMS.get(m.skill) or _PLAIN.get(family, family)


def is_plain(label: str) -> bool:
    """Whether a label is said in a posting; the names of techniques mostly stand for themselves."""
    return label in _PLAIN.values()


def goes_without_saying(m: Mention, posting: Posting, book: FactBook) -> bool:
    """Whether a skill is too wide, the employer's own, or only the field of a degree."""
    if m.skill in WIDE or _employers_own(m, posting.company, book):
        return True
    return m.kind is not Kind.TOOL and any(_on_line(m.at.start, d.at.start, posting.text) for d in posting.degrees)


def said_by_title(m: Mention, title: str, book: FactBook) -> bool:
    """Whether all words of a name stand in the title, in whatever form ("data science" in "Data Scientist")."""
    title = title.lower()
    for letters, words in _SPELT_OUT:
        title = re.sub(letters, words, title)
    stems = _stems(title)
    return bool(stems) and (_stems(book[m.skill].name.lower()) - {""}) <= stems


def _stems(words: str) -> set[str]:
    return {word.rstrip("s")[:_STEM] for word in _WORD.findall(words) if word not in _SMALL}


def _employers_own(m: Mention, company: str, book: FactBook) -> bool:
    """Whether a name or any other name of the skill holds a word of the employer's."""
    skill = book[m.skill]
    words = {w for w in _WORD.findall(company.lower()) if len(w) >= _SHORTEST and w not in _ANY_COMPANY}
    names = " ".join((skill.name, *skill.also)).lower()
    whole = company.strip().lower()
    if m.kind is not Kind.TOOL or not whole:
        return False
    return bool(words & set(_WORD.findall(names))) or whole == skill.name.lower()


def _on_line(at: int, degree: int, text: str) -> bool:
    """Whether a place stands on the line of a degree, near enough to name its field."""
    near = abs(at - degree) < 160
    first, last = sorted((at, degree))
    return near and "\n" not in text[first:last]
