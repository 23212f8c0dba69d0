"""Satisfaction against fulfilment: the curves of the three components.

`better` and `worse` are the coefficients of satisfaction and dissatisfaction, x the fulfilment from 0 to 1.
Source: Wang & Ji 2010, Understanding customer needs through quantitative analysis of Kano's model,
International Journal of Quality & Reliability Management 27(2), 173-184. Each curve runs from Worse at 0 to
Better at 1.
"""

import math

E = math.e


def must_be(better: float, worse: float, x: float) -> float:
    """Fulfilment only takes away dissatisfaction, ever more slowly: falls as exp(-x).

    >>> must_be(0.1, -0.9, 0.0), round(must_be(0.1, -0.9, 1.0), 12), round(must_be(0.1, -0.9, 0.5), 4)
    (-0.9, 0.1, -0.2775)
    """
    fall = E * (better - worse) / (E - 1)
    return (E * better - worse) / (E - 1) - fall * math.exp(-x) if x > 0 else worse


def one_dimensional(better: float, worse: float, x: float) -> float:
    """Satisfaction in proportion to fulfilment.

    >>> one_dimensional(0.7, -0.6, 0.5)
    0.04999999999999993
    """
    return (better - worse) * x + worse


def attractive(better: float, worse: float, x: float) -> float:
    """Satisfaction grows ever faster, as exp(x).

    >>> round(attractive(0.9, -0.1, 0.0), 12), round(attractive(0.9, -0.1, 1.0), 12)
    (-0.1, 0.9)
    """
    rise = (better - worse) / (E - 1)
    return rise * math.exp(x) - (better - E * worse) / (E - 1)
