"""Whether a survey shows what it must: targets, each reached, missed or undecided."""
