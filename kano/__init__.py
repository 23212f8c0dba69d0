"""Kano / 3B analysis of survey files: what each feature is, how sure that is, and how it drifts."""

__version__ = "0.1.0"
