"""From a questionnaire and the choices about it to a form."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from kano.errors import Problem, QuestionnaireError, UsageError
from kano.forms.choices import CUSTOMER, Choices, Segment, check, segment, wording_of
from kano.forms.codes import code, unique
from kano.forms.design import Design, rotated_blocks
from kano.forms.form import OUTCOME_POINTS, PAIR, Form, Item
from kano.forms.language import form_words
from kano.provenance import frozen_map
from kano.questionnaire import Feature, Outcome, Questionnaire, shipped_questionnaires
from kano.words.languages import language as spoken
from kano.words.registers import register_of


def make_form(questionnaire: Questionnaire, choices: Choices) -> Form:
    """The form of a questionnaire.

    Raises UsageError for a choice that there isn't, and for drafts; QuestionnaireError where a question is
    missing in one of the languages.
    """
    check(choices)
    features, outcomes = asked_of(questionnaire, choices.audience)
    if choices.control and not any(each.control for each in features):
        features.append(control_item())
    if not features:
        raise QuestionnaireError("the questionnaire has no features", questionnaire.key)
    _refuse_gaps(questionnaire.key, features, choices)
    design = rotated_blocks(len(features), choices.subset, seed=choices.seed) if choices.subset else None
    words = {language: form_words(language, choices.address) for language in choices.languages}
    items = list(_items(features, choices, words, design))
    if choices.randomise:
        # Where a platform can't shuffle for each respondent, the order is drawn once.
        random.Random(choices.seed).shuffle(items)  # noqa: S311 - an order, no secret
    return Form(
        key=questionnaire.key,
        languages=choices.languages,
        titles=frozen_map({each: questionnaire.title(each) for each in choices.languages}),
        items=tuple(items),
        answers=frozen_map(
            {each: wording_of(questionnaire, each, choices.wordings) for each in choices.languages}
        ),
        address=choices.address,
        segments=(
            *(segment(text, i, choices.languages) for i, text in enumerate(choices.segments, start=1)),
            *(_mark(each, choices, words) for each in outcomes),
        ),
        wave=choices.wave,
        layout=choices.layout,
        randomise=choices.randomise,
        page_size=choices.page_size,
        design=design,
        words=frozen_map(words),
    )


def asked_of(questionnaire: Questionnaire, audience: str) -> tuple[list[Feature], tuple[Outcome, ...]]:
    """The features for one audience, and what else it is asked; customers where none is named.

    Employees and customers never get one form: neither can answer for the other.
    """
    wanted = audience_of(questionnaire, audience)
    features = [each for each in questionnaire.features if (each.audience or CUSTOMER) == wanted]
    if not features and questionnaire.features:
        raise QuestionnaireError(
            f"no feature is for {wanted}s", questionnaire.key, todo="Leave out --audience."
        )
    return features, questionnaire.outcomes if wanted == CUSTOMER else ()


def audience_of(questionnaire: Questionnaire, asked: str) -> str:
    """Whom a form is for: whoever is asked for, else customers where anything is for them."""
    known = {each.audience or CUSTOMER for each in questionnaire.features}
    return asked or (CUSTOMER if CUSTOMER in known or not known else min(known))


def _mark(outcome: Outcome, choices: Choices, words: Mapping[str, Mapping[str, str]]) -> Segment:
    """An outcome as a question with the marks from 0 to 10, the ends with words, once for everybody."""
    asked = {each: outcome.questions.get(register_of(each, choices.address), "") for each in choices.languages}
    low, high = (
        frozen_map({each: words[each][f"form.outcome.{end}"] for each in choices.languages})
        for end in ("low", "high")
    )
    said = {0: low, OUTCOME_POINTS: high}
    marks = [
        (
            str(n),
            frozen_map({each: f"{n} – {said[n][each]}" if n in said else str(n) for each in choices.languages}),
        )
        for n in range(OUTCOME_POINTS + 1)
    ]
    return Segment(outcome.key, frozen_map(asked), tuple(marks), (low, high))


def control_item() -> Feature:
    """The negative control item that ships with the program: nearly everybody should reject it."""
    return next(feature for each in shipped_questionnaires() for feature in each.features if feature.control)


def _items(
    features: Sequence[Feature], choices: Choices, words: Mapping[str, Mapping[str, str]], design: Design | None
) -> Iterator[Item]:
    names = [code(feature.key) or f"F{i:02}" for i, feature in enumerate(features, start=1)]
    roles = [*PAIR, *(["importance"] if choices.importance else [])]
    roles += ["fulfilment"] if choices.fulfilment else []
    for i, (feature, name) in enumerate(zip(features, unique(names), strict=True)):
        asked = {
            role: frozen_map(
                {each: _text(feature, role, each, choices, words[each]) for each in choices.languages}
            )
            # Nobody is asked how well something is done that shouldn't be done.
            for role in (PAIR if feature.control else roles)
        }
        labels = {each: feature.label(each) for each in choices.languages}
        yield Item(name, frozen_map(labels), frozen_map(asked), design.of(i) if design else ())


def _text(feature: Feature, role: str, language: str, choices: Choices, words: Mapping[str, str]) -> str:
    question = feature.questions[register_of(language, choices.address)]
    if role in PAIR:
        return question.functional if role == "functional" else question.dysfunctional
    clause = _clause(question.functional, language)
    if role == "importance" and clause:
        return words["form.importance.clause"].format(clause=clause)
    return words[f"form.{role}.label"].format(label=feature.label(language))


def _clause(text: str, language: str) -> str:
    """What a question asks about, where it opens as questions usually do: "How would you feel if …?"."""
    for address in spoken(language).addresses or ("",):
        before, _, after = form_words(language, address)["bank.question"].partition("{clause}")
        if found := re.fullmatch(f"{re.escape(before)}(.+?){re.escape(after)}", text):
            return found[1]
    return ""


def _refuse_gaps(key: str, features: Sequence[Feature], choices: Choices) -> None:
    problems = []
    for feature in features:
        for language in choices.languages:
            register = register_of(language, choices.address)
            if register not in feature.questions:
                known = ", ".join(feature.questions)
                todo = f"Write them as questions.{register} in the questionnaire."
                what = f'"{feature.key}" has no questions in {register}'
                problems.append(Problem(what, key, f"It has: {known}.", todo))
    if problems:
        raise QuestionnaireError(problems)
    if drafts := [feature.key for feature in features if feature.draft]:
        todo = "Read each aloud, mend it, and delete its line draft = true."
        raise UsageError(f"still drafts: {', '.join(drafts)}", key, todo=todo)
