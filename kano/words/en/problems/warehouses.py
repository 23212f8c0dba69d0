"""English words about counting in a warehouse."""

WORDS = {
    "sql.table": "this is no table of answers",
    "sql.table.todo": "Give rows of the table itself.",
    "sql.whose": "the rows of a long table must say whose they are",
    "sql.columns": "columns are missing from this file of counts: {names}",
    "sql.nobody": "nobody was counted",
    "sql.nobody.todo": "Look whether the statement ran to its end.",
    "sql.silent": "these texts are no answers, which the statement didn't know:",
    "sql.silent.todo": "Say so in kano.toml, and let kano sql write the statement again:",
    "sql.count": '{name} is "{text}", no count',
    "sql.weight": "{n} respondents have no weight; weights must be numbers from 0 up",
    "sql.side": "{n} rows name none of the two questions",
    "sql.dialect": 'there is no dialect "{name}"',
    "sql.missing": "to write SQL takes SQLGlot, which isn't installed",
}
