"""Answer texts as published questionnaires and real forms have them; the source stands beside each."""

from tests.contact.making.model import Words

KANO = Words(
    (
        "I like it that way",
        "It must be that way",
        "I am neutral",
        "I can live with it that way",
        "I dislike it that way",
    ),
    "Sauerwein, Bailom, Matzler and Hinterhuber 1996",
)
SHORT = Words(
    ("I like it", "I expect it", "I'm neutral", "I can tolerate it", "I dislike it"),
    "foldingburritos.com/blog/kano-model",
)
CURLY = Words(("I like it", "I expect it", "I’m neutral", "I can live with it", "I dislike it"), SHORT.source)
LOVE = Words(
    ("I'd love it", "I'd expect it", "Doesn't matter to me", "I can live with it", "I'd hate it"),
    "made after blog templates, which word the fourth answer for a missing feature",
    ("I'd love it", "I'd expect it", "Doesn't matter to me", "I can live without it", "I'd hate it"),
)
EXPECT = Words(
    (
        "I like it that way",
        "I'd expect it",
        "I am neutral",
        "I can live with it",
        "I don't like it that way",
    ),
    "made after templates of product managers",
)
EXPECT_TO_BE = Words(
    (
        "I like it that way",
        "I expect it to be that way",
        "I am neutral",
        "I can live with it that way",
        "I dislike it that way",
    ),
    "a template in a public repository of a survey builder",
)
CONJOINTLY = Words(
    ("Love it", "Expect it", "Indifferent", "Tolerate it", "Unhappy"),
    "conjointly.com/blog/kano-model-excel-template",
)
TOKENS = Words(("like", "must_be", "neutral", "live_with", "dislike"), "choice names of an XLSForm")
DUTCH = Words(
    (
        "Dat vind ik leuk",
        "Dat verwacht ik",
        "Dat maakt me niet uit",
        "Daar kan ik mee leven",
        "Dat vind ik niet leuk",
    ),
    "made after Dutch forms",
)
DUTCH_FINE = Words(
    (
        "Dat vind ik fijn",
        "Dat vind ik vanzelfsprekend",
        "Dat is mij om het even",
        "Daar kan ik mee leven",
        "Dat vind ik vervelend",
    ),
    "made after Dutch forms",
)
FRENCH_EMOJI = Words(
    (
        "Cela me plaît 🤩",
        "Cela est normal ainsi 🙂",
        "Cela m'est égal 🤷‍♂️",
        "Je m'en contente 😑",
        "Cela me déplaît ☹️",
    ),
    "github.com/nicolasfeyer/qrm-kano",
)
FRENCH = Words(
    ("Ça me plaît", "Je m’y attends", "Ça m’est égal", "Je peux vivre avec", "Ça me déplaît"),
    "made after French forms",
)
GERMAN = Words(
    ("Gefällt mir", "Erwarte ich", "Egal", "Akzeptiere ich", "Gefällt mir nicht"),
    "a form on industrial glue in a public repository",
)
GERMAN_FULL = Words(
    (
        "Das würde mich sehr freuen",
        "Das setze ich voraus",
        "Das ist mir egal",
        "Das könnte ich in Kauf nehmen",
        "Das würde mich sehr stören",
    ),
    "github.com/stp4/stp25kano",
)
GERMAN_EXPECT = Words(
    (
        "Ich mag das",
        "Ich erwarte es",
        "Ist mir egal",
        "Ich kann damit leben",
        "Ich mag das nicht",
    ),
    "made after German forms",
)
SPANISH = Words(
    ("Me gusta que sea así", "Espero que sea así", "Indiferente", "Lo tolero", "No me gusta"),
    "a survey kit in a public repository, answers fixed there",
)
ITALIAN = Words(
    ("Mi piace", "Me lo aspetto", "Neutrale", "Posso tollerarlo", "Non mi piace"),
    "a questionnaire in a public repository",
)
ITALIAN_WOULD = Words(
    (
        "Mi piacerebbe",
        "Me lo aspetterei",
        "Mi sarebbe indifferente",
        "Potrei tollerarlo",
        "Non mi piacerebbe",
    ),
    "made after Italian forms",
)
PORTUGUESE = Words(
    ("Eu gostaria", "Já espero isso", "Tanto faz", "Dá para conviver", "Eu não gostaria"),
    "a form on beach tennis in a public repository",
)
POLISH = Words(
    (
        "Podoba mi się to",
        "Tak powinno być",
        "Jestem neutralny",
        "Mogę z tym żyć",
        "Nie podoba mi się to",
    ),
    "a transport survey in a public repository",
)
TURKISH = Words(
    (
        "1 - Çok hoşuma gider",
        "2 - Zaten böyle olmalı",
        "3 - Benim için fark etmez",
        "4 - Katlanabilirim",
        "5 - Hoşuma gitmez",
    ),
    "no published set was found; numbered as Turkish forms are",
)
RUSSIAN = Words(
    (
        "Мне это нравится",
        "Я этого ожидаю",
        "Мне всё равно",
        "Могу с этим смириться",
        "Мне это не нравится",
    ),
    "made after Russian articles on the method",
)
KOREAN = Words(
    ("마음에 든다", "당연하다", "아무런 느낌이 없다", "하는 수 없다", "마음에 안 든다"),
    "Korean questionnaires after Kano 1984",
)
JAPANESE = Words(
    ("気に入る", "当然である", "なんとも感じない", "仕方ない", "気に入らない"),
    "scrapbox.io on the Kano model",
)
CHINESE = Words(
    ("我很喜欢", "理应如此", "无所谓", "勉强接受", "我很不喜欢"),
    "Chinese questionnaires after Kano 1984",
)
TAIWAN = Words(
    ("喜歡", "理所當然", "沒意見", "可以忍受", "不喜歡"),
    "made after Taiwanese forms",
)
DIGITS = Words(("1", "2", "3", "4", "5"), "1 = like, as questionnaires are coded")
TURNED = Words(("5", "4", "3", "2", "1"), "5 = like, as Chinese tools code it")
