"""A dictionary of a few words, in the form of CC-CEDICT, for the checks that ask one."""

from __future__ import annotations

from reader.align.lexicon import read_lexicon
from reader.core.task import run
from reader.workflow.vocabulary import DictionaryVocabulary

_WORDS = """
雨 yu3 rain|停 ting2 to stop|以后 yi3_hou4 after/later|孩子们 hai2_zi5_men5 children|孩子 hai2_zi5 child|跑到 pao3_dao4 to run to|院子 yuan4_zi5 yard/courtyard
踢足球 ti1_zu2_qiu2 to play football|直到 zhi2_dao4 until|天黑 tian1_hei1 to get dark|回家 hui2_jia1 to return home|吃饭 chi1_fan4 to eat
医生 yi1_sheng1 doctor|建议 jian4_yi4 to advise|休息 xiu1_xi5 rest|咖啡 ka1_fei1 coffee|运动 yun4_dong4 exercise/sports
米 mi3 rice|面 mian4 flour|油 you2 oil|盐 yan2 salt|茶 cha2 tea|店 dian4 shop|卖 mai4 to sell|苹果 ping2_guo3 apple|梨 li2 pear|桃子 tao2_zi5 peach|种 zhong4 to plant
王 wang2 king|李 li3 plum|苏 su1 to revive|芳 fang1 fragrant|王芳 wang2_fang1 (name)|公园 gong1_yuan2 park|早上 zao3_shang5 morning|散步 san4_bu4 walk|报纸 bao4_zhi3 newspaper|门口 men2_kou3 doorway|长椅 chang2_yi3 bench|小店 xiao3_dian4 store
"""


def vocabulary() -> DictionaryVocabulary:
    """That of the words above; both scripts are written alike in it."""
    lines = []
    for entry in _WORDS.replace("\n", "|").strip("|").split("|"):
        word, reading, glosses = entry.split(" ", 2)
        lines.append(f"{word} {word} [{reading.replace('_', ' ')}] /{glosses}/")
    return DictionaryVocabulary(run(read_lexicon("\n".join(lines))))
