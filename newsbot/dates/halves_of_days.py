"""VALUES: the words for the half of the day that a clock of twelve hours is of, before or behind it.

From the Unicode Common Locale Data Repository (https://cldr.unicode.org), and as the press writes them.
"""

_MORNING_BEFORE = "午前 上午 凌晨 清晨 早上 早晨 오전 새벽 아침"
_AFTERNOON_BEFORE = "午後 下午 傍晚 晚上 晚间 晚間 晚 오후 저녁 밤"
_MORNING_BEHIND = "ص صباح صباحا صبح فجر فجرا पूर्वाह्न এএম পূর্বাহ্ন পূর্বাহ্ণ ጥዋት"
_AFTERNOON_BEHIND = "م مساء مساءا شام ظهر ظهرا عصر عصرا अपराह्न পিএম অপরাহ্ন অপরাহ্ণ ከሰዓት поподне"

BEFORE = "|".join(["[AP]M", *_MORNING_BEFORE.split(), *_AFTERNOON_BEFORE.split()])
"""A pattern for what stands before the clock, of which case says nothing."""
BEHIND = (
    rf"(?:[ap]\.?\s?m|{'|'.join([*_MORNING_BEHIND.split(), *_AFTERNOON_BEHIND.split()])}|بعد الظهر|по подне"
    r"|e paradites|e pasdites|p\.?t?g)\b|[μπ]\.μ|[pm]\.d\b|[قب]\.ظ|(?-i:SA|CH)(?=\s*$)"
)
"""A pattern for what stands behind it; SA and CH, as Vietnam has them, are weekdays and countries elsewhere."""
_MORNING = {"am", "πμ", "قظ", "pg", "sa", "pd", "eparadites", *_MORNING_BEFORE.split(), *_MORNING_BEHIND.split()}
_AFTERNOON = {
    *("pm", "μμ", "بظ", "ptg", "ch", "md", "epasdites", "بعدالظهر", "поподне"),
    *_AFTERNOON_BEFORE.split(),
    *_AFTERNOON_BEHIND.split(),
}


def of_24_hours(hour: int, half: str) -> int:
    """Return *hour* of a clock as *half*, found by `BEFORE` or `BEHIND` or empty, has it.

    >>> of_24_hours(5, "p. m."), of_24_hours(12, "صباحا"), of_24_hours(17, "PM"), of_24_hours(5, "")
    (17, 0, 17, 5)
    """
    half = half.casefold().replace(".", "").replace(" ", "")
    if half in _AFTERNOON and hour < 12:
        return hour + 12
    return 0 if half in _MORNING and hour == 12 else hour
