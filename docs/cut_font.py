"""Cut the fonts of pictures to the letters they may need, and write down how wide each is.

    python docs/cut_font.py Inter-Regular.otf Inter-SemiBold.otf

Needs fonttools, and the fonts of https://github.com/rsms/inter (SIL Open Font License 1.1). Kerning and all
other features are taken out, so that the width of a text is the sum of its letters in every program.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "kano" / "data" / "fonts"
RANGES = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x304), (0x306, 0x30C), (0x323, 0x323), (0x327, 0x328),
    (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x2015), (0x2018, 0x2022),
    (0x2026, 0x2026), (0x2030, 0x2033), (0x2039, 0x203A), (0x20A0, 0x20BF), (0x2116, 0x2116),
    (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x221E, 0x221E),
    (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25C6, 0x25C7), (0x25CB, 0x25CF), (0x2713, 0x2717), (0xFB01, 0xFB02),
)  # fmt: skip
"""Latin, Greek and Cyrillic, their punctuation, money, arrows and a few signs."""


def cut(path: Path, weight: str) -> dict[int, int]:
    """Write the font with these letters only; how wide each is."""
    font = TTFont(path)
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline = [], False, True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    for identifier, text in ((16, "Inter"), (17, weight)):
        font["name"].setName(text, identifier, 3, 1, 0x409)
    font.save(FONTS / f"Inter-{weight}.otf")
    widths: Any = font["hmtx"].metrics
    return {code: widths[name][0] for code, name in sorted(font.getBestCmap().items())}


def main() -> None:
    """Cut both weights."""
    regular, bold = cut(Path(sys.argv[1]), "Regular"), cut(Path(sys.argv[2]), "SemiBold")
    table = {
        "units": TTFont(sys.argv[1])["head"].unitsPerEm,
        "letters": "".join(map(chr, regular)),
        "regular": list(regular.values()),
        "bold": [bold[code] for code in regular],
    }
    (FONTS / "widths.json").write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
