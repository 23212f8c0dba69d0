"""Samples of people with lognormal weights."""

import numpy as np


def weighted_sums(
    rng: np.random.Generator, truth: np.ndarray, n: int, cv: float
) -> tuple[np.ndarray, np.ndarray]:
    """Σw and Σw² by category of n people a feature whose weights don't go with their answers: (F, 6) each."""
    sigma = np.sqrt(np.log1p(cv**2))
    answers = (rng.random((len(truth), n))[..., None] > truth.cumsum(axis=-1)[:, None, :5]).sum(axis=-1)
    weight = np.exp(sigma * rng.standard_normal(answers.shape))
    masks = [(answers == k).astype(float) for k in range(6)]
    w = np.stack([np.einsum("fn,fn->f", weight, mask) for mask in masks], axis=-1)
    w2 = np.stack([np.einsum("fn,fn,fn->f", weight, weight, mask) for mask in masks], axis=-1)
    return w, w2
