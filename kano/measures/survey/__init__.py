"""Statistics of one survey: shares, coefficients, certainty, significance."""
