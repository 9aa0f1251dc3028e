"""What stands around a Chinese figure: approximators, bounds, and the verbs that make it a change or a level."""

from __future__ import annotations

import re
from typing import Final

from reader.checks.quantities.quantity import Approx, Mode

_OVER = "[不未][得应能可会宜]?[少低小]于|不下于?|不止|不只|至少|起码|最少|最低|超过了?|超出|超逾|超|逾|突破了?|打破|[大多高]于|[越跨]过|已?破"
_UNDER = "[跌降击]破|跌穿|失守|[不未][得应能可会宜]?[多高大]于|[不未][得应能可会宜]?(?:超[过出]|逾)|[未没]有?超过|不超|不到|不足|[未不]满|[未不]及|至多|最[多高长远久]|顶多|[低少小]于|不出"
_NEAR = "将近|接近|临近|几乎|几近|逼近|直逼|近|(?<![加更最很变尽增])快要?到?"
_ABOUT = "大约|大概|约莫|约|差不多|大致|估计|大体|也就"
_LINK = r"[有为是达在到了占共需计合仅只可能]{0,2}\s?"
_BEFORE = re.compile(rf"(?:(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<near>{_NEAR})|(?P<about>{_ABOUT})){_LINK}\Z")

CLASSIFIER: Final = (
    "(?:个|名|位|人次?|所|家|座|条|项|种|类|次|场|台|辆|艘|架|件|只|头|匹|棵|株|朵|张|本|册|部|篇|章|节|幅|页|份|封|首|支|枝|把|根|块|片|颗|粒|"
    "滴|杯|瓶|箱|袋|包|盒|桶|罐|筐|篮|捆|堆|排|队|批|组|套|双|对|副|层|间|栋|幢|户|村|乡|镇|县|市|省|州|国|区|届|期|级|等|步|口|扇|门|面|道|处|起|宗|"
    "桩|例|员|代|辈|族|派|党|维|笔|单|票|连冠|连胜|连败|连霸|连任|连跌|连涨|连庄|席|轮|局|盘|胎|股|回|趟|遍|顿|声|字|词|句|行|列|段|集|卷|版|角|边|碗|盏|枚|尊|顶|门课|款|档|发|节课|班|"
    "架次|车|盆|罐|串|束|叠|摞|缸|壶|勺|匙|池|床|幕|曲|则|具|锭|瓣|尾|羽|峰|口人|兄弟|姐妹|姊妹|子女|孩子|学生|老师|教师|医生|工人|士兵|"
    "记者|代表|男|女|大|院|校|厂|店|乡镇|街|站|岸|岛|湖|山|河|城|语|宫|殿|子|孙|方|岁|跨|桥|机|洞|居|室|厅|卫|分|点|任|桌|样|担|进|斗|针|封|枪|刀|拳|金|银|铜|进球|票|连冠|连胜|连败|连霸|连任|连跌|连涨|连庄|战|胜|负|平)"
)
_AFTER = re.compile(
    rf"(?:{CLASSIFIER}|[\u4e00-\u9fff]{{0,2}}?)(?:(?P<over>以上|之上|开外|出头|有余|打底|往上|起(?=[，。；、]|$)|多|余)"
    r"|(?P<under>以下|以内|之内|之下|不到)|(?P<about>左右|上下|前后|光景|之谱|不等|许(?=[，。；、]|$)))"
)

_RISE = (
    "增长|增加|增多|增产|增|上升|上涨|上调|上浮|上扬|涨|提高|提升|提前|扩大|扩充|攀升|激增|猛增|剧增|飙升|跃升|回升|高出|(?<!最)高(?!达)|多出|(?<!最)多(?!达)|加快|升|(?:长|大|重|贵|远|强|厚|快|高)(?:了|出)|"
    "加大|加收|加价|改善|走高|延长|放大|拓宽|盈余增|反弹"
)
_FALL = "下降|减少|降低|下滑|下跌|下调|下挫|下浮|跌|降|减|缩减|缩短|缩小|缩水|收窄|减产|回落|萎缩|少|(?:低|慢|短|轻)(?:了|出)|贬值|锐减|骤减|骤降|走低|削减|降息|滑落|亏损"
_ADVERB = rf"(?:{_UNDER}|{_OVER}|{_NEAR}|{_ABOUT})?{_LINK}"
_CHANGE = re.compile(
    rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:幅度?|率)?"
    rf"(?:(?P<to>[到至为成](?:了)?(?:[^，。；,;0-9]{{0,8}}的)?)|[了出过达]?)?{_ADVERB}\Z"
)
_LEVEL = re.compile(rf"(?:[到至为是占达]|相当于|等于|接近|超过)[^，。；,;]{{0,10}}?的?{_ADVERB}\Z")


# 至少能停, 最多只能坐: the bound stands before a verb.
_FAR = re.compile(
    "(?:(?P<over>至少|起码|最少)|(?P<under>至多|最多|顶多))[^，。；、0-9一二两三四五六七八九十百千万亿]{1,5}\\Z"
)


def approx_before(text: str, start: int) -> tuple[Approx, int]:
    """The approximator that ends at `start`, and where it begins."""
    match = _BEFORE.search(text, max(0, start - 8), start)
    if match:
        # 不超过 holds 超过: the longer, negated word wins because `under` is tried first at an earlier place.
        if match.group().startswith("快") and "比" in text[max(0, match.start() - 12) : match.start()]:
            return "", start  # 比旧的快一百倍
        names: dict[str, Approx] = {"over": ">", "under": "<", "near": "<~", "about": "~"}
        return names[next(name for name in names if match[name])], match.start()
    far = _FAR.search(text, max(0, start - 8), start)
    if far:
        return (">" if far["over"] else "<"), far.start()
    past = (
        text[start - 1 : start] == "过"
        and text[start : start + 1] in tuple("半百千万亿")
        and text[start - 2 : start - 1] != "不"
    )
    return (">", start - 1) if past else ("", start)


def approx_after(text: str, end: int) -> tuple[Approx, int]:
    """The approximator that follows the figure (a classifier may stand between), and where it ends."""
    match = _AFTER.match(text, end, end + 8)
    if not match:
        return "", end
    return (">" if match["over"] else "<" if match["under"] else "~"), match.end()


def change(text: str, start: int) -> tuple[Mode, int]:
    """Whether the figure at `start` is a rise, a fall or the level reached; and where the verb begins."""
    match = _CHANGE.search(text, max(0, start - 16), start)
    if not match:
        return "", start
    if match["to"]:
        return "=", match.start()
    return ("+" if match["rise"] else "-"), match.start()


def level(text: str, start: int) -> int:
    """Where the words begin that make the figure at `start` a level (是去年的, 达到); `start` when there are none."""
    match = _LEVEL.search(text, max(0, start - 14), start)
    return match.start() if match else start
