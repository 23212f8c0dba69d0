"""What the verbs give: results that show themselves as reports, tables and pictures."""
