"""A small dictionary of our own in the CC-CEDICT format, for tests that need no package."""

from __future__ import annotations

from pathlib import Path

from reader.core.task import run
from reader.study.dictionary import Dictionary
from reader.study.entry import Source
from reader.study.store import open_store

LINES = """\
# A made-up dictionary
#! date=2026-01-02T03:04:05Z
#! entries=40
互聯網 互联网 [hu4 lian2 wang3] /the Internet/
互聯 互联 [hu4 lian2] /interconnected/
網 网 [wang3] /net/network/
網絡 网络 [wang3 luo4] /network/
空間 空间 [kong1 jian1] /space/room/
命運 命运 [ming4 yun4] /fate/destiny/CL:個|个[ge4]/
共同體 共同体 [gong4 tong2 ti3] /community/
共同 共同 [gong4 tong2] /common/jointly/
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行長 行长 [hang2 zhang3] /bank president/
行 行 [hang2] /row/line/profession/
行 行 [xing2] /to walk/to go/OK/all right/
行走 行走 [xing2 zou3] /to walk/
還 还 [Huan2] /surname Huan/
還 还 [hai2] /still/yet/
還 还 [huan2] /to pay back/to return/
後 后 [hou4] /back/behind/
后 后 [Hou4] /surname Hou/
后 后 [hou4] /empress/queen/
後邊 后边 [hou4 bian5] /the back/
裏 里 [li3] /variant of 裡|里[li3]/
裡 里 [li3] /inside/
地 地 [de5] /(adverbial particle)/
地 地 [di4] /earth/ground/
慢慢 慢慢 [man4 man4] /slowly/
走 走 [zou3] /to walk/to leave/
王 王 [Wang2] /surname Wang/
王 王 [wang2] /king/
城市 城市 [cheng2 shi4] /city/town/
城市化 城市化 [cheng2 shi4 hua4] /urbanization/
城市羣 城市群 [cheng2 shi4 qun2] /group of cities/
邑 邑 [yi4] /city/village/
女兒 女儿 [nu:3 er2] /daughter/
卡拉OK 卡拉OK [ka3 la1 O K] /karaoke/
𠮷野家 𠮷野家 [ji2 ye3 jia1] /a restaurant (abbr. for 𠮷野家株式會社|𠮷野家株式会社)/
軟件 软件 [ruan3 jian4] /software/
在 在 [zai4] /at/in/
的 的 [de5] /of/
我 我 [wo3] /I/me/
說 说 [shuo1] /to say/
"""


def small_source(folder: Path, text: str = LINES, name: str = "small.u8") -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Source("Small", path, "cedict", "Small, ours")


def small_dictionary(folder: Path, text: str = LINES) -> Dictionary:
    return Dictionary([run(open_store(small_source(folder, text), folder / "cache"))])
