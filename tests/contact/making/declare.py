"""What was declared about the cases, as TOML that people read as well."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.contact.making.model import MEANINGS, Case

HEAD = """\
# The corpus of first contact: survey files made after real ones, with what they hold.
# Written by `python -m tests.contact.make_corpus`; change the makers in tests/contact/making, not this file.
# The makers had not seen how kano reads files, and declared each case before anything had read it.
#
# name         folder below tests/contact/files that holds `files`, in the order they are given to `command`
# after        the real layout, wording or dirt it was made after; `invented` = true: from knowing how people do it
# knowable     true: a careful human who reads the language and sees only the cells knows for sure which columns
#              make which feature, which side is functional, and what each answer means
# asks         what that human would have to ask otherwise: answers, pairs, scale, encoding, dates, sheet,
#              duplicates, missing categories
# settle       the right reply to each question: answers (text = meaning), pairs (headers), options, dates, words
# outcome      read, or refused with the reason in words
# respondents  people with at least one answer, a number or one a wave; 0 where the file does not tell
# answers      every answer text of a pair and its meaning (dysfunctional_answers where those differ)
# truth        a line a feature (and wave): its name in the file, the two headers (file!header or sheet!header where
#              they stand apart, upper | lower where the header has two rows), n people with both answers, and how
#              many gave each pair of answers, functional|dysfunctional, none = no answer; or counts of categories
# left_out     what the file holds besides, in words; `said` must be told to the user; `doubtful`: what the maker
#              was not sure of, and which other outcome is right too
"""


def declared(cases: Sequence[Case]) -> str:
    """The whole of corpus.toml."""
    return "\n".join((HEAD, *map(_case, cases)))


def _case(case: Case) -> str:
    lines = [
        f"{key} = {_value(value)}" for key, value in _keys(case).items() if value not in ((), {}, "", None)
    ]
    truth = [f"    {_value(row)}," for row in case.truth]
    return "\n".join(["[[case]]", *lines, *(["truth = [", *truth, "]"] if truth else []), ""])


def _keys(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": case.name,
        "files": list(case.files),
        "command": case.command,
        "language": case.language,
        "after": case.after,
        "invented": case.invented,
        "outcome": case.outcome,
        "reason": case.reason,
        "knowable": case.knowable if case.outcome == "read" else None,
        "asks": case.asks,
        "settle": case.settle,
        "respondents": case.respondents if case.outcome == "read" else None,
    }
    return found | _words(case) | {"left_out": case.left_out, "said": case.said, "doubtful": case.doubtful}


def _words(case: Case) -> dict[str, Any]:
    if not case.words:
        return {}
    found: dict[str, Any] = {"answers": dict(zip(case.words.texts, MEANINGS, strict=True))}
    if case.words.dysfunctional:
        found["dysfunctional_answers"] = dict(zip(case.words.dysfunctional, MEANINGS, strict=True))
    return found | {"wording_source": case.words.source}


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(str(key))} = {_value(held)}' for key, held in value.items())} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() and key.isascii() else _value(key)
