"""English texts about saved tallies, and what is added to them."""

WORDS = {
    "add.seen": "counted in {file} already: {names}",
    "add.nothing": "nothing to add: {file} counts all of it",
    "add.waveless": "added: {n} people, without a wave",
    "add.waves": "added: {n} people, {name}",
    "add.again": "{file} had people of {names} before: those of a later export count twice",
    "add.to": "--add needs a file to add to",
    "add.to.todo": "Name it: -o counts.csv",
    "add.other": "this file is no saved tally, and nothing is added to it",
    "add.other.todo": "Name the file that kano tally wrote, or one that isn't there yet.",
    "add.same": "the counts of {names} are those that the tally holds already",
    "add.same.todo": "Their respondents would count twice: leave them out.",
    "add.clusters": "clusters of these files are taken for different ones",
    "files.both": "both {file} and {other} count {names}",
    "files.both.todo": "Sums can't be parted: give the files of answers themselves, each once.",
    "add.fingerprint": '"{name}" is no fingerprint of a file',
}
