"""Exports of Google Forms and of 问卷星 in other languages, and in the encodings that Excel saves there."""

from tests.contact.making import wordings
from tests.contact.making.columns import after, beside, mails, times
from tests.contact.making.model import Case, Pair, asked, draw, in_blocks, known, side_by_side, some, stamps
from tests.contact.making.write import Sheet, book, text


def polish() -> Case:
    pairs = (
        Pair(
            "Bilet łączony",
            "Jak byś się czuł, gdyby system pozwalał kupić jeden wspólny bilet na całą trasę?",
            "Jak byś się czuł, gdyby system nie pozwalał kupić jednego wspólnego biletu na całą trasę?",
        ),
        Pair(
            "Wybór miejsca",
            "Jak byś się czuł, gdyby można było samodzielnie wybrać miejsce?",
            "Jak byś się czuł, gdyby nie można było samodzielnie wybrać miejsca?",
        ),
        Pair(
            "Powiadomienia",
            "Jak byś się czuł, gdyby system wysyłał powiadomienia o opóźnieniach?",
            "Jak byś się czuł, gdyby system nie wysyłał powiadomień o opóźnieniach?",
        ),
        Pair(
            "Mapa",
            "Jak byś się czuł, gdyby autobus było widać na mapie?",
            "Jak byś się czuł, gdyby autobusu nie było widać na mapie?",
        ),
    )
    survey = draw("gf_pl", pairs, "OAMI", 34, 0.02)
    header, rows = side_by_side(survey, wordings.POLISH)
    before = {
        "Sygnatura czasowa": times("gf_pl", 34, "%d.%m.%Y %H:%M:%S"),
        "Płeć": some("gf_pl", 34, ("Kobieta", "Mężczyzna", "Wolę nie odpowiadać")),
    }
    case = Case(
        "google_pl_cp1250",
        {"Ankieta (odpowiedzi).csv": text(beside(before, header, rows), "cp1250", sep=";")},
        "Google Forms in Polish, saved by a Polish Excel: CP1250, semicolons; answers after a transport survey in a public repository",
        "pl",
    )
    return known(case, survey, wordings.POLISH)


def turkish() -> Case:
    pairs = asked(
        "Uygulamada {} olsaydı nasıl hissederdiniz?",
        "Uygulamada {} olmasaydı nasıl hissederdiniz?",
        ("Karanlık mod", "karanlık mod"),
        ("Çevrimdışı kullanım", "çevrimdışı kullanım"),
        ("Sesli arama", "sesli arama"),
    )
    survey = draw("gf_tr", pairs, "AOI", 28, 0.02)
    header, rows = side_by_side(survey, wordings.TURKISH)
    made = beside(
        {"Zaman damgası": stamps("gf_tr", 28), "Yaşınız": some("gf_tr", 28, ("18-25", "26-40", "41+"))},
        header,
        rows,
    )
    case = Case(
        "google_tr",
        {"Form yanıtları.xlsx": book(Sheet("Form Yanıtları 1", made))},
        "Google Forms in Turkish through Sheets: real dates, numbered answers",
        "tr",
        doubtful="no Turkish questionnaire with this set was found; the numbers and words leave one reading",
    )
    return known(case, survey, wordings.TURKISH)


def russian() -> Case:
    said = (
        ("Поиск по карте", "поиск по карте", "поиска по карте"),
        ("Тёмная тема", "тёмная тема", "тёмной темы"),
        ("Онлайн-запись", "онлайн-запись", "онлайн-записи"),
        ("Чат с врачом", "чат с врачом", "чата с врачом"),
    )
    pairs = tuple(
        Pair(
            name,
            f"Как вы отнесётесь к тому, что в приложении есть {yes}?",
            f"Как вы отнесётесь к тому, что в приложении нет {no}?",
        )
        for name, yes, no in said
    )
    survey = draw("gf_ru", pairs, "IAMO", 32, 0.02)
    header, rows = in_blocks(survey, wordings.RUSSIAN)
    made = beside({"Отметка времени": times("gf_ru", 32, "%d.%m.%Y %H:%M:%S")}, header, rows)
    case = Case(
        "google_ru_blocks",
        {"Опрос (Ответы) - Ответы на форму (1).csv": text(made, end="\n")},
        "Google Forms in Russian, functional questions first",
        "ru",
    )
    return known(case, survey, wordings.RUSSIAN)


def korean() -> Case:
    pairs = asked(
        "배달 앱에 {} 기능이 있다면 어떤 느낌이 드십니까?",
        "배달 앱에 {} 기능이 없다면 어떤 느낌이 드십니까?",
        ("실시간 위치", "실시간 위치 확인"),
        ("주문 취소", "주문 취소"),
        ("선물하기", "선물하기"),
        ("음성 주문", "음성 주문"),
    )
    survey = draw("gf_ko", pairs, "OMAI", 37)
    header, rows = side_by_side(survey, wordings.KOREAN)
    made = beside(
        {"타임스탬프": times("gf_ko", 37, "%Y. %m. %d %H:%M:%S"), "성별": some("gf_ko", 37, ("남", "여"))},
        header,
        rows,
    )
    case = Case(
        "google_ko_cp949",
        {"설문지 응답.csv": text(made, "cp949")},
        "Google Forms in Korean, saved by a Korean Excel as CP949",
        "ko",
    )
    return known(case, survey, wordings.KOREAN)


def taiwanese() -> Case:
    pairs = (
        Pair(
            "保護隱私",
            "如果 AI 助理能保護您的隱私資訊並說明數據使用方式，您的感受如何？",
            "如果 AI 助理不能保護您的隱私資訊也不說明數據使用方式，您的感受如何？",
        ),
        Pair("回覆迅速", "如果 AI 助理回覆迅速，您的感受如何？", "如果 AI 助理回覆不迅速，您的感受如何？"),
        Pair("語音", "如果 AI 助理具備語音功能，您的感受如何？", "如果 AI 助理不具備語音功能，您的感受如何？"),
        Pair(
            "記住偏好",
            "如果 AI 助理會記住您的偏好，您的感受如何？",
            "如果 AI 助理不會記住您的偏好，您的感受如何？",
        ),
    )
    survey = draw("gf_tw", pairs, "MOIA", 30, 0.02)
    header, rows = side_by_side(survey, wordings.TAIWAN)
    made = beside(
        {"時間戳記": times("gf_tw", 30, "%Y/%m/%d %H:%M:%S"), "電子郵件地址": mails(30)}, header, rows
    )
    case = Case(
        "google_tw_big5",
        {"表單回應.csv": text(made, "big5")},
        "Google Forms in Taiwan, saved by Excel as Big5; questions after a thesis project in a public repository",
        "zh-TW",
    )
    return known(case, survey, wordings.TAIWAN)


def japanese() -> Case:
    pairs = asked(
        "{}機能があるとしたら、どう感じますか？",
        "{}機能がないとしたら、どう感じますか？",
        ("再配達の指定", "再配達の指定"),
        ("置き配", "置き配"),
        ("通知", "お届け前の通知"),
        ("ポイント", "ポイント"),
    )
    survey = draw("gf_ja", pairs, "MAOI", 29)
    header, rows = side_by_side(survey, wordings.JAPANESE)
    made = after(
        beside({"タイムスタンプ": times("gf_ja", 29, "%Y/%m/%d %H:%M:%S")}, header, rows),
        {"ご意見があればお書きください。": some("gf_ja", 29, ("", "", "特になし", "もっと早く届けてほしい"))},
    )
    case = Case(
        "google_ja_shift_jis",
        {"アンケート（回答）.csv": text(made, "cp932")},
        "Google Forms in Japanese, saved by Excel as Shift-JIS",
        "ja",
    )
    return known(case, survey, wordings.JAPANESE)


def chinese() -> Case:
    pairs = tuple(
        Pair(
            name,
            f"{number}、正向题 Q{q}：当该智能音箱具备{name}功能时，您的感受是？",
            f"{number + 1}、反向题 Q{q + 1}：当该智能音箱不具备{name}功能时，您的感受是？",
        )
        for number, q, name in (
            (6, 1, "语音备忘"),
            (8, 3, "儿童模式"),
            (11, 7, "多房间播放"),
            (13, 9, "离线使用"),
        )
    )
    survey = draw("wjx", pairs, "IAOM", 36)
    header, rows = side_by_side(survey, wordings.CHINESE)
    n = len(rows)
    before = {
        "序号": list(range(1, n + 1)),
        "提交答卷时间": [f"{at:%Y/%m/%d %H:%M:%S}" for at in stamps("wjx", n)],
        "所用时间": [f"{seconds}秒" for seconds in some("wjx_s", n, ("88", "121", "143", "240"))],
        "来源": some("wjx_q", n, ("微信", "手机提交", "链接")),
        "来源详情": ["N/A"] * n,
        "来自IP": [f"192.0.2.{number}(北京)" for number in range(1, n + 1)],
        "1、您的性别：": some("wjx_g", n, ("男", "女")),
        "总分": ["0"] * n,
    }
    case = Case(
        "wjx_zh",
        {"120000001_按文本_智能音箱需求调研.xlsx": book(Sheet("Sheet1", beside(before, header, rows)))},
        "问卷星 (wjx.cn), export by text; numbered headers with 正向题/反向题 and gaps as in github.com/tomatobbeef/kano-analysis-tool",
        "zh",
    )
    return known(case, survey, wordings.CHINESE)


CASES = (
    polish,
    turkish,
    russian,
    korean,
    taiwanese,
    japanese,
    chinese,
)
