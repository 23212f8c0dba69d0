"""How reports call the decision rules."""

from kano.report.language import Words


def rule_name(say: Words, key: str) -> str:
    """A rule's name; its key, as `--rule` takes it, where the language has no name for it."""
    return say(f"rule.{key}") if say.has(f"rule.{key}") else key
