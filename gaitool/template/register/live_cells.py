"""The formulas of a row of the register: days used, how it stands, where it counts, what is wrong.

Ordinary functions only, and references that survive the copying of a row. On a blank row every
one of them gives an empty text, which is the value saved with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gaitool.counted_register import FIRST_DAY, LAST_DAY
from gaitool.register.vocabulary import Kind, columns_of
from gaitool.register.working_days import EXTENSION, TERM
from gaitool.template.register.plan import (
    DAY,
    FIRST_ROW,
    YEAR,
    Lists,
    RegisterPlan,
)
from gaitool.text.written_dates import EPOCH

FINE = "√"
SOON = 5
"""So many working days before the term ends the register begins to warn: a week."""

OVERDUE, DUE_SOON, NOT_DUE, ANSWERED, UNTELLABLE = "已超期", "将到期", "未到期", "已答复", "算不出"
NOT_ANNOUNCED, NOT_LISTED = "年未定", "年未列"
"""Behind a year whose working days nobody has announced yet, or nobody has listed."""

NOT_COUNTED = "不计入"
_TO_VERIFY = "请核对"
"""How a fault begins that keeps no row from being counted."""

_UNLISTED = "不在列表"
"""How a fault ends where ``gaitool count`` may know the word and this sheet does not."""

_NO_DATE = "日期写法不对"
_DATE = "日期"
"""Stands in every fault with which nobody can say how many days were used."""

_DATES_COUNTED_BY = ("received", "answered")
_OTHER_DATES = ("corrected", "extended", "asking_from", "asking_to")
_NO_YEAR = "先填年度"


@dataclass(frozen=True, slots=True)
class LiveRow:
    """Makes the formulas of one row."""

    plan: RegisterPlan
    lists: Lists
    row: int

    @property
    def formulas(self) -> Mapping[str, str]:
        """The formulas by the keys of their columns, without the sign =."""
        return {
            "term": self._term(),
            "used": self._used(),
            "state": self._state(),
            "counted": self._counted(),
            "check": self._check(),
            "begun": self._begun(),
            "until": self._until(),
        }

    def _at(self, key: str) -> str:
        return str(self.plan.cell(key, self.row))

    def _begun(self) -> str:
        """Give the day after which the working days count: 收到, or 收到补正 (条例 第三十条)."""
        received = self._at("received")
        return f'IF(ISNUMBER({received}),MAX({received},{self._at("corrected")}),"")'

    def _until(self) -> str:
        """Give the day up to which they count: 答复, else the day asked about, else today."""
        answered, day = self._at("answered"), DAY.fixed
        open_until = f'IF({day}="",TODAY(),{day})'
        begun = self._at("begun")
        return f'IF({begun}="","",IF(ISNUMBER({answered}),{answered},{open_until}))'

    def _term(self) -> str:
        begun, extended = self._at("begun"), self._at("extended")
        return f'IF({begun}="","",IF({extended}="",{TERM},{TERM + EXTENSION}))'

    def _used(self) -> str:
        begun, until, check = self._at("begun"), self._at("until"), self._at("check")
        asked, told = self._at("asking_from"), self._at("asking_to")
        first, last = self.lists.calendar.first_day, self.lists.calendar.last_day
        # What third parties are asked for does not count (条例 第三十三条).
        asking_ends = f'IF({told}="",{until},MIN({told},{until}))'
        asking = f'IF({asked}="",0,{self._days(f"MAX({begun},{asked})", asking_ends)})'
        wrong = f'OR({begun}="",ISNUMBER(FIND("{_DATE}",{check})))'
        return (
            f'IF({wrong},"",'
            f'IF({until}>{last},YEAR({last})+1&"{NOT_ANNOUNCED}",'
            f'IF({begun}<{first},YEAR({begun})&"{NOT_LISTED}",'
            f"{self._days(begun, until)}-{asking})))"
        )

    def _days(self, after: str, until: str) -> str:
        """Working days after a day and up to another."""
        off, worked = self.lists.calendar.off, self.lists.calendar.worked
        weekends = f'COUNTIFS({worked},">"&{after},{worked},"<="&{until})'
        return f"IF({until}>{after},NETWORKDAYS({after}+1,{until},{off})+{weekends},0)"

    def _state(self) -> str:
        used, term = self._at("used"), self._at("term")
        running = (
            f'IF({used}>{term},"{OVERDUE}",IF({term}-{used}<={SOON},"{DUE_SOON}","{NOT_DUE}"))'
        )
        told = f'IF(ISNUMBER({used}),{running},"{UNTELLABLE}")'
        answered = self._at("answered")
        return f'IF({self._at("begun")}="","",IF({answered}<>"","{ANSWERED}",{told}))'

    def _counted(self) -> str:
        """Name the two rows of table 三, where the row can be counted."""
        check, year = self._at("check"), YEAR.fixed
        received, answered = f"YEAR({self._at('received')})", f"YEAR({self._at('answered')})"
        is_answered = f'{self._at("answered")}<>""'
        lists, choices, result = self.lists, self.lists.choices, self._at("result")
        came = f'IF({received}={year},"{lists.received}","{lists.carried_in}")'
        # By its numbers, since the whole stands under 办理结果.
        row = f"INDEX({choices.short_results},MATCH({result},{choices.words[Kind.RESULT]},0))"
        still_open = f"OR(NOT({is_answered}),{answered}>{year})"
        went = f'IF({still_open},"{lists.carried_out}",{row})'
        untold = f'OR({check}="{_NO_DATE}",RIGHT({check},{len(_UNLISTED)})="{_UNLISTED}")'
        return (
            f'IF({check}="","",IF({year}="","{_NO_YEAR}",IF({untold},"{UNTELLABLE}",'
            f'IF(NOT({_countable(check)}),"{NOT_COUNTED}",'
            f'IF({received}>{year},"{NOT_COUNTED}（"&{received}&"年收到）",'
            f'IF(AND({is_answered},{answered}<{year}),"{NOT_COUNTED}（"&{answered}&"年已答复）",'
            f'{year}&"年："&{came}&"；"&{went}))))))'
        )

    def _check(self) -> str:
        """Tell what is wrong with the row, the first thing only; √ where nothing is.

        In the order of ``gaitool count``: first what keeps the row from being counted.
        """
        formula = f'"{FINE}"'
        for condition, words in reversed(list(self._faults().items())):
            formula = f'IF({condition},"{words}",{formula})'
        # A number alone is prepared for an application, and none yet.
        first, last = self._at("received"), self._at(self.plan.inputs[-1].key)
        return f'IF(COUNTA({first}:{last})=0,"",{formula})'

    def _faults(self) -> dict[str, str]:
        received, applicant = self._at("received"), self._at("applicant")
        result, answered = self._at("result"), self._at("answered")
        words = self.lists.choices.words
        unlisted_result = _unlisted(words[Kind.RESULT], result)
        return {
            f'{received}=""': "缺收到日期",
            self._any_no_date(_DATES_COUNTED_BY): _NO_DATE,
            f"N({received})>TODAY()": "收到日期晚于今天",
            f'{applicant}=""': "缺申请人类型",
            _unlisted(words[Kind.APPLICANT], applicant): f"申请人类型{_UNLISTED}",
            f'AND({answered}<>"",{answered}<{received})': "答复早于收到日期",
            f'AND({answered}<>"",{result}="")': "缺办理结果",
            f'AND({answered}="",{result}<>"")': "缺答复日期",
            f'AND({result}<>"",{unlisted_result})': f"办理结果{_UNLISTED}",
            self._repeated(): "编号重复",
            self._any_no_date(_OTHER_DATES): f"{_TO_VERIFY}日期写法",
            self._asking_without("asking_from", "asking_to"): f"{_TO_VERIFY}征求开始日期",
            self._asking_without("asking_to", "asking_from"): f"{_TO_VERIFY}征求结束日期",
            self._out_of_order(): f"{_TO_VERIFY}日期先后",
            self._doubtful_outcomes(): f"{_TO_VERIFY}复议诉讼",
            f"N({answered})>TODAY()": f"{_TO_VERIFY}答复晚于今天",
            self._number_of_another_year(): f"{_TO_VERIFY}编号年份",
            f'{self._at("number")}=""': f"{_TO_VERIFY}编号",
        }

    def _any_no_date(self, dates: tuple[str, ...]) -> str:
        """Tell whether one of the cells holds a text, or a number that is no day of these years."""
        first, last = ((day - EPOCH).days for day in (FIRST_DAY, LAST_DAY))
        conditions = (
            f'AND({cell}<>"",OR(NOT(ISNUMBER({cell})),{cell}<{first},{cell}>{last}))'
            for cell in map(self._at, dates)
        )
        return f"OR({','.join(conditions)})"

    def _asking_without(self, lacking: str, other: str) -> str:
        """Tell whether asking third parties has one end alone; an open one may still be asked."""
        condition = f'{self._at(lacking)}="",{self._at(other)}<>""'
        if lacking == "asking_to":
            condition += f',{self._at("answered")}<>""'
        return f"AND({condition})"

    def _year_of_number(self) -> str:
        """Give the year that is written in the number; 0 where there is none."""
        number = self._at("number")
        start = f'FIND("20",{number})'
        goes_on = f"ISNUMBER(VALUE(MID({number},{start}+4,1)))"
        return f"IF({goes_on},0,IFERROR(VALUE(MID({number},{start},4)),0))"

    def _number_of_another_year(self) -> str:
        """Tell whether the number is of another year than that in which the row came in.

        What came in in December may be numbered in January.
        """
        year, received = self._year_of_number(), f"YEAR({self._at('received')})"
        return f"AND({year}>=2000,{received}<>{year},{received}+1<>{year})"

    def _doubtful_outcomes(self) -> str:
        """Tell whether an outcome is none of the list, or a suit without 复议 stands beside one."""
        words = self.lists.choices.words[Kind.OUTCOME]
        outcomes = (self._at(one.key) for one in columns_of(Kind.OUTCOME))
        conditions = [f'AND({cell}<>"",{_unlisted(words, cell)})' for cell in outcomes]
        conditions.append(f'AND({self._at("review")}<>"",{self._at("direct_suit")}<>"")')
        return f"OR({','.join(conditions)})"

    def _out_of_order(self) -> str:
        pairs = (
            ("received", "corrected"),
            ("corrected", "answered"),
            ("received", "extended"),
            ("received", "asking_from"),
            ("asking_from", "asking_to"),
            ("asking_to", "answered"),
        )
        cells = ((self._at(earlier), self._at(later)) for earlier, later in pairs)
        # An empty cell is less than any date.
        conditions = (f'AND({later}<>"",{later}<{earlier})' for earlier, later in cells)
        return f"OR({','.join(conditions)})"

    def _repeated(self) -> str:
        """Tell whether a row above that counts has the number.

        Numbers begin anew every year, unless the year is part of them.
        """
        number, received = self._at("number"), self._at("received")
        numbers, days, checks = map(self._above, ("number", "received", "check"))
        year = f"YEAR({received})"
        same_year = f"({days}>=DATE({year},1,1))*({days}<=DATE({year},12,31))"
        same_year = f"(({same_year}+({self._year_of_number()}>=2000))>0)"
        counts = f'(({checks}="{FINE}")+(LEFT({checks},{len(_TO_VERIFY)})="{_TO_VERIFY}"))'
        return f'AND({number}<>"",SUMPRODUCT(({numbers}={number})*{same_year}*{counts})>0)'

    def _above(self, key: str) -> str:
        """Refer to a column from its head to the row above; it grows as the row is copied down."""
        head = self.plan.cell(key, FIRST_ROW - 1).with_fixed_row
        return f"{head}:{self.plan.cell(key, self.row - 1)}"


def _countable(check: str) -> str:
    return f'OR({check}="{FINE}",LEFT({check},{len(_TO_VERIFY)})="{_TO_VERIFY}")'


def _unlisted(words: str, cell: str) -> str:
    # Not COUNTIF, for which * and ? in a cell stand for anything.
    return f"SUMPRODUCT(({words}={cell})*1)=0"
