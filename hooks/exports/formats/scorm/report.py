"""What a learning platform is told of an activity, as the `scorm.json` of its kind says it, and SCORM's limits.

The template is JSON, filled in with the activity, and says:

- `keeps`: for each id under which something is kept, the ids that an answer is made of, none where a thing is only done
  or not: whatever else is kept never leaves the page;
- `score`: whether there is one, the share of questions that were right at the first try;
- `interactions`: each question's `id`, its `type` as SCORM calls it, and its `right` answer as the script keeps it.

When an activity is done, and when a question is right, the model knows: of an item, its `version` and what is `asked`.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import kinds
from exports.cache import HOOKS
from model.kind import Activity
from model.problems import Problems
from reading.page import Page
from rendering.templates import environment

TEMPLATE = "scorm.json"
TYPES = frozenset(
    ("true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric")
)  # CMIVocabulary, Interaction: SCORM 1.2 RTE, 3.4.4
ROOM = 4096
"""How many characters a platform keeps of an activity (`cmi.suspend_data`: CMIString4096)."""
LONGEST = 255
"""How many an id or an answer may have (CMIIdentifier, CMIFeedback)."""
STAMP = 6
"""How many characters the stamp of a question's version has."""
BESIDE = ',"r":"123456","d":1,"n":999,"f":0'
"""What is kept beside an answer: the version it was given to, whether it was checked, the tries, how the first was."""


def of(activity: Activity) -> Mapping[str, Any]:
    """Return what the kind's template says of an activity. Its values are the authors' ids."""
    template = environment(kinds.FOLDER).get_template(f"{activity.head.kind}/{TEMPLATE}")
    report: Mapping[str, Any] = json.loads(template.render(activity=activity))
    return report


def stamp(version: str) -> str:
    """Return a short name for what an answer must have been given to; nothing where any answer counts."""
    return sha256(version.encode()).hexdigest()[:STAMP] if version else ""


def data(activity: Activity) -> dict[str, object]:
    """Return what the package's script is given: what is kept, what counts, and the questions in their order."""
    report = of(activity)
    versions = {item.id: item.version for item in activity.items()}
    counted = [[item.id, item.version, item.asked.right if item.asked else ""] for item in activity.counted()]
    return {
        "keeps": {
            id_: [versions.get(id_, ""), stamp(versions.get(id_, "")), ids] for id_, ids in report["keeps"].items()
        },
        "score": report["score"],
        "counted": counted,
        "interactions": report["interactions"],
        "room": ROOM,
    }


def longest_answer(ids: Sequence[str], type_: str) -> int:
    """Return how many characters an answer of these ids has at the most, with one between two ids."""
    pairs = [each + max(ids, key=len) + "=" for each in ids] if type_ == "matching" else ids
    return sum(len(each) + 1 for each in pairs) - 1 if ids else len("true")


def longest(report: Mapping[str, Any]) -> int:
    """Return how many characters the platform is to keep of an activity at the most."""
    types = {interaction["id"]: interaction["type"] for interaction in report["interactions"]}
    kept = (
        len(f'"{id_}":{{"v":""}},') + longest_answer(ids, types.get(id_, "")) + len(BESIDE) * (id_ in types)
        for id_, ids in report["keeps"].items()
    )
    return len('{"schema":1,"items":{}}') + sum(kept)


def check(page: Page, activity: Activity, problems: Problems) -> None:
    """Report, at the author's line, what SCORM 1.2 has no place for."""
    where = (HOOKS / "kinds" / activity.head.kind / TEMPLATE).relative_to(HOOKS.parent).as_posix()
    report, items = of(activity), {item.id: item for item in activity.items()}
    for interaction in report["interactions"]:
        id_, type_ = interaction["id"], interaction["type"]
        line = items[id_].line if id_ in items else activity.head.line
        if type_ not in TYPES:
            problems.add(
                page.path, line, f"SCORM has no question of the type “{type_}”. Name one that it has in {where}."
            )
        if max(len(id_), longest_answer(report["keeps"].get(id_, []), type_)) > LONGEST:
            message = (
                f"an answer can be longer than the {LONGEST} characters that SCORM has for one. Write shorter ids."
            )
            problems.add(page.path, line, message)
    if (length := longest(report)) > ROOM:
        message = f"what is kept of this can have {length} characters, and SCORM has room for {ROOM}."
        problems.add(page.path, activity.head.line, f"{message} Write shorter ids, or make two of it.")
