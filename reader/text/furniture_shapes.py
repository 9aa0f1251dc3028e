"""The known shapes of page furniture in both languages: what menus, pagers, forms and footers say, on any site.

Every entry is (reason, pattern), matched against a whole line in simplified characters (variants.py) and in lower
case, in which each date was made one character (DATE). ANYWHERE holds shapes that running text never has;
EDGE holds shapes that count only outside the running text; STARTERS open a tail of furniture that lasts to the end.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from reader.text.dates import DATE, with_dates
from reader.text.variants import simple

Shape = tuple[str, str]  # the reason, and the pattern in lower case


class Table:
    """Shapes that are asked together: those of one reason that follow each other are one pattern, compiled when first asked."""

    def __init__(self, *shapes: Shape) -> None:
        self.shapes = shapes

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        runs = groupby(self.shapes, itemgetter(0))
        return [(reason, re.compile("|".join(pattern for _, pattern in shapes))) for reason, shapes in runs]

    def reason_of(self, text: str) -> str | None:
        """The reason of the first shape that the whole of `text` has; `text` is in lower case, dates made one character."""
        return next((reason for reason, pattern in self._patterns if pattern.fullmatch(text)), None)


def _shapes(reason: str, *patterns: str) -> tuple[Shape, ...]:
    return tuple((reason, _lowered(simple(pattern))) for pattern in patterns)


def _lowered(pattern: str) -> str:
    """The pattern for text in lower case: it compiles in a third of the time of one that ignores case."""
    return re.sub(r"\\.|[^\\]+", lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), pattern)


_SEP = r"[\s|｜/·•,，、;；>\-–—【】\[\]()（）：:]*+"
_DATE_KEY = r"(?:(?:page\s+)?last\s+)?(?:[a-z]+\s+date|updated?|reviewed|posted|published|issued|created|modified|revised|release[d]?|date|time|pub(?:lication)?\s*date)(?:\s+(?:on|at|date|time))?"
_ZH_DATE_KEY = r"(?:(?:发布|更新|发表|发文|成文|公布|公开|刊登|登载|转载|创建|核准|生效|修订|修正|批准|签发|印发|施行|实施|张贴|上稿|录入|编辑|收稿|投稿|修改|审核|列印|打印|查询)(?:时间|日期)|(?:最后|最近|上次)?(?:更新|修订|修正|发布|刊登)(?:于|时间|日期)?)"
_SOURCE_KEY = r"(?:来源|稿源|作者|记者|编辑|责任编辑|责编|校对|审核|译者|翻译|文号|发文字号|发文机关|索引号|主题词|点击数?|点击量|浏览次数|浏览人次|浏览量|阅读次数|阅读量?|访问量|人气|字号|字体|字级|分类|类别|标签|发布单位|资料来源|生效状态|效力状态|法规类别|状态|摄影|供稿)"
_ZH_SOURCE_START = r"(?:来源|作者|点击|浏览|编辑)"
_EN_SOURCE_KEY = r"(?:source|author|editor|reporter|translator|translated by|edited by|written by|photo(?:graph)?s? by|posted by|views?|hits|font(?: size)?|text size|category|categories|tags?|filed under|tagged|reading time)"

META: Final = Table(
    *_shapes(
        "metadata",
        rf"(?:{_SEP}{DATE}(?:\s*(?:至|到|to|until))?)+{_SEP}",
        rf"{_SEP}(?:\(?(?:[\w\-]+\.){{1,5}}(?:org|com|cn|net|gov|hk|tw|edu)\b[\w./]*\)?\s*)?{_DATE_KEY}\s*[:：]?\s*(?:{DATE}|{_DATE_KEY}|[\s|])*+(?:{_SEP}by\s+.{{1,60}}|(?<=\s\s)\S.{{0,40}}|{_SEP})",
        rf"{_SEP}\(?(?:[\w\-]+\.){{1,5}}(?:org|com|cn|net|gov|hk|tw|edu)\b[\w./]*\)?{_SEP}{DATE}{_SEP}",
        rf"{_SEP}(?:\(?(?:[\w\-]+\.){{1,5}}[a-z]{{2,4}}\)?\s*)?{_ZH_DATE_KEY}\s*[:：]\s*.{{0,60}}",
        rf"{_SEP}(?:时间|日期)\s*[:：]\s*{DATE}{_SEP}(?:{_ZH_SOURCE_START}.{{0,60}})?",
        r"(?:维基百科|wikipedia)\s*[,，]?\s*(?:自由的百科全书|the free encyclopedia)|wikipedia,? .{0,40}encyclopa?edia",
        r"(?:from\s|来自|出自|来源于).{0,40}(?:encyclop(?:a|ae|æ)?edia|百科|wiki|维基).{0,30}",
        rf"{_SEP}{_SOURCE_KEY}\s*[:：]\s*.{{0,80}}",
        rf"{_SEP}{_EN_SOURCE_KEY}\s*[:：]\s*.{{0,100}}",
        rf"{DATE}{_SEP}(?:来源|source|by|新华社|xinhua|reuters|ap).{{0,60}}",
        rf"(?:xinhua|reuters|china daily|新华网|人民网|中新网|中央社|中国政府网|china\.org\.cn|global times)\s*[|｜,，\s]\s*{DATE}.{{0,40}}",
        rf"by\s+[A-Z][\w.\-]+(?:\s+(?:and\s+)?[A-Z][\w.\-]+){{0,4}}(?:[,\s|/·–—-]+(?:xinhua|reuters|staff writer|{DATE}).{{0,40}})?",
        rf"[^\s。，,!?]{{2,16}}\s+{DATE}|\d{{4}}年第\s*\d+\s*号|{_DATE_KEY}\s*[:：]?\s*{DATE}{_SEP}{_EN_SOURCE_KEY}\s*[:：].{{0,120}}",
        rf"by\s+[A-Z].{{1,80}}{DATE}.{{0,20}}",
        r"(?:for immediate release|embargoed(?: until)?|embargo|not for release)\b.{0,60}|(?:media|press|news) (?:contacts?|inquiries|enquiries)\s*[:：].{0,120}",
        r"(?:as (?:prepared|delivered|written)(?: for delivery)?|check against delivery|(?:unofficial|courtesy|provisional) translation|\(?translation\)?|transcript)[.:]?",
        r"(?:文字?|图片?|图文|译|译者|编|编译|撰文|摄影|摄|口述|整理|采写|作者|记者|插图|插画)\s*[/／|｜丨‧·•]\s*\S{1,16}(?:[\s\u3000]+(?:文|图|译|编|撰文|摄影|摄|口述|整理|采写|插图|插画)\s*[/／|｜丨‧·•]\s*\S{1,16})*+",
        r"(?:\d{4}\s*年\s*)?(?:第?\s*\d+\s*卷)?\s*[,，]?\s*(?:总?第\s*\d+\s*期)\s*(?:[(（].{1,20}[)）])?",
        r"viewed \d+ times?.{0,60}|\d[\d,.]*\s*(?:views?|reads?|comments?)(?:\s*[|·•]\s*.{0,60})?|(?:总?(?:浏览|阅读|点击|播放|访问)[数量]?|人气)\s*[(（:：]?\s*\d[\d,.]*\s*(?:万|次|人|[+＋])*\s*[)）]?",
        rf"\(.{{2,30}}\)\s*{DATE}.{{0,20}}|\d{{1,2}}:\d{{2}},?\s*{DATE}.{{0,30}}|{DATE}(?::\d{{2}})?\s*(?:china daily|xinhua|global times|people'?s daily|cgtn|新华社|人民日报|中国日报网?|光明日报|中新社).{{0,30}}",
        rf"\S{{2,16}}\s+{DATE}\s+\S{{2,20}}(?:\s+\d+\s*次(?:阅读|浏览)?)?",
        r"(?:id|大小|页数|格式|价格|上传人|文档编号|上传时间|下载次数|(?:所属|文章|信息|新闻)?(?:教程|分类|类别|栏目|频道|专辑)|文件大小|文档格式|字数|语种|译者|原作者|原标题|原题)\s*[:：].{0,60}",
        r"(?:original title|word count|language|published in|appeared in|first published|issue date|publication|section|desk)\s*[:：]\s*.{1,80}",
        r"(?:the following is|below is) (?:the )?(?:full )?(?:text|transcript).{0,20}",
        rf"(?=.{{0,120}}{DATE})(?=.{{0,120}}(?:来源|稿源|作者|编辑|记者|浏览|阅读|点击|评论|source|updated|posted|published|author|views?)\s*[:：])[^。！？!?]{{1,160}}",
        r"(?:发帖者|发布者|发表者|发布人|发帖人|楼主)\s*[:：]?\s*\S.{0,40}|(?:news |content |story )?provided by(?: .{1,60})?",
        r"\(?\s*(?:https?://)?(?:[\w\-]+\.){1,5}(?:org|com|cn|net|gov|hk|tw|edu|int|info)\b[\w./\-]*\s*\)?",
        r"(?:united nations|联合国)\s+[a-z]/[\w/.()]+|(?:[\w\-]+ )?(?:session|plenary meeting)|agenda items? \d+.{0,40}|第\S{1,8}届会议|第\S{1,6}次(?:全体|会员)?会议|议程项目\s*\d+.{0,30}",
        rf"\[\d{{4}}\].{{1,30}}|on appeal from\b.{{1,80}}|(?:neutral citation|case (?:no|number|reference))\b.{{1,60}}|(?:\w+ )?(?:given|handed down|delivered|adopted|signed|issued|approved|promulgated|dated|effective) (?:on|by .{{2,60}} on) {DATE}",
        rf"[^。.!?]{{2,24}}\s*[·•|]\s*{DATE}.{{0,30}}|\d+\s*分钟\s*[·•|].{{1,60}}",
        r"(?:阅读|浏览|播放|点赞|收藏|评论|转发|点击|访问|粉丝|关注)(?:数|量|次数)?\s*[:：]?\s*\d[\d.,]*\s*[kw万+]*",
        rf"(?:asked|modified|viewed|edited|answered|active|joined)\s.{{0,24}}(?:ago|today|yesterday|times|{DATE}.{{0,16}})",
        rf"(?:issue|no\.?|number|vol\.?)\s*\d+\s*[,|·•(（]*\s*{DATE}\s*[)）]?|\d{{4}}\s*/\s*\d{{1,2}}月",
        r".{2,40}/\s*(?:photos?|tr\.|translat\w+|edit\w+|text)\b.{2,80}",
        rf"匿名(?:用户|网友|者)?|推荐于\s*{DATE}|(?:host|presenter|anchor|producer|guests?)s?\s*[:：].{{1,60}}",
        r"(?:作者|记者|编辑|来源|译者|编译)[\s\u3000]+\S{2,12}(?:[\s\u3000]+\S{2,8})?",
        r"original (?:author|publication|title|date|language|source|link|text|url)s?\s*[:：].{1,160}",
        rf"(?:[\u4e00-\u9fff]\S{{1,12}}\s+){{2}}{DATE}|(?:以下|本)(?:文|文章)(?:内容)?(?:来源于?|转载自|来自|选自|首发于|转自|摘自).{{2,60}}",
        r"(?:united nations|联合国|联 合 国)(?:\s+(?:general assembly|security council|nations unies|大会|安全理事会)){0,2}",
        rf"{DATE}\s*[,，]\s*[^。.,，]{{1,24}}|(?:[^。.,，]{{1,24}}[,，]\s*){{1,3}}{DATE}",
        rf"{DATE}\s+[^\s。，,!?]{{2,16}}(?:\s+[^\s。，,!?]{{2,16}}){{0,2}}",
        r"(?:the )?(?:[A-Z][\w’'.]+ ){1,3}(?:daily|times|news|post|herald|agency|weekly|online|tribune|gazette)",
        r"(?:香港|北京|当地)(?:时间)\s*\d.{0,20}|issued at .{0,20}\d{1,2}:\d{2}.{0,12}|N{4,}",
        r"(?:distr\.?|original|language)\s*[:：]\s*\w[\w/ ]{0,30}",
        rf".{{0,80}}[|｜].{{0,40}}{DATE}.{{0,30}}|.{{0,40}}{DATE}.{{0,20}}[|｜].{{0,80}}",
        r"(?:issue|no\.?|number)\s*\d+\s*[,|·•]?\s*.{0,24}\d{4}",
        r"doi\s*[:：]?\s*10\..{3,80}|.{0,80}\bvol(?:\.|ume)\s*\d+.{0,60}|(?:issn|isbn)\s*[:：]?\s*[\dx\-]{8,20}",
        rf"{DATE}{_SEP}(?:阅读|浏览|评论|点击|约|views?|reads?|comments?|\d+\s*(?:min|views?|次|分钟|条)).{{0,40}}",
        r"(?:translated|edited|written|compiled|adapted|reviewed|proofread|checked|narrated|submitted|photographs?|photos?|text|story|reporting|illustrations?) by .{2,80}",
        r"(?:约|阅读|全文|预计|需|\s)*\d+\s*(?:分钟|字)(?:阅读|读完|可读完)?|\d+\s*-?\s*min(?:ute)?s?(?:\s+(?:read|reading time))?",
        r"(?:large|medium|small|a[+\-]?)(?:[\s|/]+(?:large|medium|small|a[+\-]?)){1,3}",
        rf"{DATE}\s*发?\s*[(（]\s*作者.{{1,40}}[)）]",
        r"\S{2,8}(?:社|网|报|台)(?:首席)?记者[:：\s]*[\u4e00-\u9fff]{2,4}(?:[、\s]+[\u4e00-\u9fff]{2,4})*",
        r"(?:(?:本报|本刊|本网|本台|特约|见习|实习|新华社|人民网)(?:首席|驻\S{1,6})?)?(?:记者|通讯员|评论员|撰稿人?)[\s:：]+\S.{0,40}(?<![。！？])",
        r"[（(【\[]\s*(?:本文)?(?:由|据)?\s*\S{2,16}?\s*(?:译|编译|翻译|供稿|整理|摘编|编辑|综合|选自.{2,20})\s*[)）】\]]",
        r"[（(]\s*(?:本文)?作者.{2,80}[)）]",
        r"(?:文字?|图片?|文[/／]图|撰文|摄影|翻译|编译|编辑|校对|作者|来源|审校|译者)\s*[/／｜|丨]\s*\S.{0,20}",
        r"[\[【(（]\s*(?:大|中|小)\s*(?:[/|\s]*(?:大|中|小))*\s*[\]】)）]",
        r"(?:(?:字号|字体|字级)\s*[:：]?\s*)?(?:大|中|小)(?:[\s/|]+(?:大|中|小)){1,2}.{0,20}",
        r"(?:(?:our|your)\s+)?ref(?:erence)?\.?(?:\s*no\.?)?\s*[:：].{1,40}|(?:本处)?(?:档|文|案)号\s*[:：].{1,40}",
        r"(?:document\s+)?(?:no|number|ref(?:erence)?)\.?\s*[:：]\s*[\w\-/()〔〕\[\] ]{2,40}",
        r"\S{1,12}[〔\[［]\d{4}[〕\]］]第?\s?\d+\s?号",
        r"[^.。]{0,60}[\[(〔]\d{4}[\])〕]\s*no\.?\s*\d+(?:\s*\))?",
        r"A/(?:RES|HRC|CONF|C\.\d)/[\w/.]+",
        rf"(?:\w+ )?(?:posted|published|updated|filed|entry was posted)\s*(?::|\s(?:on|in|under):?)\s+(?:{DATE}|[\w ]{{0,40}})(?:\s+(?:by|in|updated on|updated)\b.{{0,80}})?",
    ),
)

_LANGUAGE = r"(?:中文版?|英文版?|简体(?:中文)?|繁体(?:中文)?|中英文(?:对照)?版?|双语|chinese|english|simplified chinese|traditional chinese|french|français|español|русский|العربية|日本语|한국어|deutsch|en|cn|eng|中|英|简|繁)"

LABEL: Final = Table(
    *_shapes(
        "label",
        rf"(?:read|view|see|switch to|also|now)?(?: also)?(?: available)?(?: this)?(?: page| article| story| post)?(?: it)? in {_LANGUAGE}[.:>»]*|(?:阅读|查看|点击|切换)\S{{0,4}}{_LANGUAGE}\S{{0,3}}",
        r"(?:the )?(?:chinese |english )?original(?: chinese| english)?(?: article| post| text| story| link| source| document)*(?: is)?(?: available)? ?(?:here|in chinese|in english|link)?[:：.]?(?:\s*https?:.{3,200})?|(?:原文|译文|原帖|英文|中文)(?:链接|地址|出处|网址|标题)?[:：]?(?:\s*https?:.{3,200})?",
        r"[\[【(（<《—\-\s]*(?:以下(?:为|是))?(?:中文|英文|汉语|英语|华文|中英文?)(?:版本?|全文|原文|译文|翻译|对照|稿|文本)?(?:如下)?[\]】)）>》—\-\s:：]*",
        r"[\[【(（—\-\s]*(?:中英)?(?:双语)(?:阅读|对照|文章|美文|学习)[\]】)）—\-\s:：]*",
        r"[\[【(（—\-\s]*(?:中英)?(?:双语)?(?:对照)[\]】)）—\-\s:：]*",
        r"[\[【(（—\-\s]*(?:原文|译文|参考译文|英译|中译|英文翻译|中文翻译)(?:如下)?[\]】)）—\-\s:：]*",
        r"[\[(<—\-\s]*(?:the\s+)?(?:english|chinese|bilingual|simplified chinese|traditional chinese)(?:[\s-]*language)?(?:\s*(?:version|text|translation|original|edition|full text))?[\])>—\-\s:：]*",
        r"[\[(<—\-\s]*(?:translation|original(?: text)?|source text|full text(?: in english| in chinese)?)[\])>—\-\s:：]*",
        r"[\[【(（]\s*(?:中|英|EN|ZH|CN|Eng)\s*[\]】)）]",
    )
)

SWITCH: Final = Table(
    *_shapes(
        "language",
        rf"{_LANGUAGE}(?:[\s|｜/·•、,\-]+{_LANGUAGE})++[\s|｜/·•]*",
        r"(?:select|choose|change)\s+(?:your\s+)?language.{0,30}",
        r"(?:选择|切换)语?[言语]言?.{0,20}",
    )
)

_SITES = (
    r"(?:facebook|twitter|linkedin|wechat|weibo|whatsapp|reddit|telegram|pinterest|tumblr|google\+|instagram|youtube|"
    r"微信|微博|新浪微博|朋友圈|qq空间|qq好友|腾讯微博|人人网|豆瓣|脸书|推特)"
)
_SHARING = (
    rf"(?:{_SITES}|x|line|email|e-mail|print|more|rss|pocket|save|copy link|更多|复制链接|列印|打印|关闭窗口|关闭)"
)

ANYWHERE: Final = Table(
    *_shapes(
        "navigation",
        r"(?:jump|skip) to (?:the )?(?:section|main|content|navigation|search|footer|primary|page)\b.{0,20}",
    ),
    *_shapes("label", r"[-—=_*]{4,}.{0,16}?[-—=_*]{4,}", r"[·•|｜/—–:：]{1,3}", r"[*＊=\-—–_~～#·•◆◇★☆※+.:：\s]{3,}"),
    *_shapes(
        "footer",
        r".{0,120}(?:[京沪津渝粤浙苏鲁豫冀晋陕川鄂湘赣闽皖辽吉黑桂琼滇黔藏甘青宁新蒙]icp|公网安备|icp\s*[备证])\s*[备证号0-9].{0,80}",
        r".{0,20}(?:责任编辑|责编)\s*[:：].{0,40}",
        r"(?:registration|licen[cs]e|permit) (?:number|no\.?)\s*[:：].{1,60}|\S{0,10}许可证\S{0,4}\s*[:：].{1,40}|[\d\s]{16,}",
        r"(?:powered|designed|hosted) by\s+\S+(?:\s+\S+){0,3}(?<![.!?])|(?:produced|presented) by cms.{0,80}",
        r".{0,20}(?:技术支持|技术支援|网站标识码)\s*[:：].{1,80}|(?:建议使用|最佳浏览).{0,30}(?:浏览器|分辨率|ie|chrome).{0,30}",
        r"(?:best viewed (?:in|with)|your browser (?:does|is)|this site requires|javascript (?:is|must be)).{0,120}",
        r"(?:privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|and conditions|& conditions)|disclaimer|site ?map|cookie (?:policy|settings|notice))(?:\s*[|｜·•/,].{0,160}|\s{2,}.{0,160})?",
        r"(?:隐私|免责|版权|网站)(?:政策|声明|条款|权政策|地图|导览|导航)(?:\s*[|｜·•/,、].{0,120})?",
        r".{0,12}(?:entry was posted|posted|filed) (?:in|under) .{1,60}(?:tagged|bookmark|permalink|leave a comment).{0,120}",
        r"(?:(?:tags?|词条|文章|本文|内容)?标签|tags?|tagged(?: with)?|categories|category|filed under)\s*[:：]\s*.{1,120}",
        r"the wayback machine\b.{0,200}|\d[\d,]* captures?|(?:.{2,60}\bis a )?registered (?:charity|company|office|trademark)\b.{0,60}(?:\bno\b|number|[:：(]).{0,60}|(?:about this capture|collected by|timestamps)\b.{0,60}",
        r"(?:this )?page (?:is )?hosted by\b.{0,100}|you are visitor (?:number|no\.?)?.{0,20}",
        r"(?:visitors?|counter|访问人数|您是第|累[计](?:访问|浏览)|今日访问|浏览人数)\s*[:：#]?\s*\d.{0,20}",
    ),
    *_shapes(
        "metadata",
        r"图片|(?:图片来源|图源|图/文|供图)\s*[:：]\s*.{1,40}",
        r"(?:(?:本报|新华社|中新社|人民网|资料)?(?:记者|图片?)?[\s:：]*[\u4e00-\u9fff]{2,4}|图)\s*[/／]?\s*摄影?[）)]?",
        r"(?:\d[\d.,]*[kmw万]?\s*(?:likes?|views?|comments?|shares?|reads?|votes?|saves?|plays?|次阅读|次浏览|次播放|人赞同|人收藏|条评论)[\s•·|,，]*)++",
        r"\d{1,2}:\d{2}(?::\d{2})?\s*/\s*\d{1,2}:\d{2}(?::\d{2})?|(?:\d+|an?)\s*(?:秒|分钟|小时|天|周|个月|月|年)前|(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago",
        r"[\[(（]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*-+>\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?[\])）]?",
        r"[\[(（【]\s*(?:photo|picture|image|图片?|资料图|摄影)\s*(?:/|／|by|credit|:|：|来源).{0,80}",
    ),
    *_shapes(
        "pager",
        r"(?:[<«‹←]+|prev(?:ious)?|上一[页]|首页)?\s*(?:\[?\d{1,4}\]?[\s|·.…]+){2,}\[?\d{0,4}\]?\s*(?:[>»›→]+|next|下一[页]|尾[页]|末[页]|last)*",
        r"[<«‹←]\s*(?:\d{1,3}(?!\d)\s*)++[>»›→]|\d{1,4} of \d{1,4}",
        r"(?:[\[【(]?(?:\d{1,3}(?!\d)|prev(?:ious)?|next|上一[页]|下一[页]|尾[页]|首[页])[\]】)]?\s*){2,}+[>»]*(?<!\d)(?:\s*【.{1,24}】)?",
        r"[<«‹←\s]*(?:上一?[篇条页则章回节首期个部](?:文章|新闻|公告|信息|展览|活动|作品)?|下一?[篇条页则章回节首期个部](?:文章|新闻|公告|信息|展览|活动|作品)?|前一[篇页]|后一[篇页]|上[页]|下[页])(?:\s*[:：]\s*.{0,80}|(?:[\s|｜/›»>→←]+(?:下一?[篇条页章回节]|(?:章节|返回)?(?:目录|列表|书页)|返回\S{0,6})|[\s|｜/›»>→←]+)*+[\s>»→]*)",
        r"[<«‹←\s]*(?:prev(?:ious)?|next|older|newer)(?:\s+(?:page|post|posts|article|story|chapter|entries|entry))?\s*(?:[:：]\s*.{0,100}|[\s|/]*(?:next|newer)(?:\s+\w+)?)?[>»›→\s]*",
        r"[<«‹←]\s*(?:prev(?:ious)?|next|older|newer|back)\b.{0,80}",
        r"[←⟵«]\s*\S.{0,90}|\S.{0,90}\s*[→⟶]",
        r".{0,60}\b(?:next|newer)\s*(?:page|post)?\s*[>»›→]+",
        r"(?:第\s*\d+\s*[页]\s*)?[共/]\s*\d+\s*[页].{0,30}",
    ),
    *_shapes(
        "share",
        rf"(?:click to )?(?:share|like|tweet|pin|email|print|bookmark|follow)(?:\s+(?:this|us|it|on|to|via|the|page|article|post|with|story|me|friends?))*+[\s:：|,/·]*(?:on\s+)?{_SHARING}(?:[\s|/,、·]+{_SHARING})*+(?:\s*\(opens .{{1,20}}\))?",
        r"(?:share|like)(?: (?:this|it|on|to|via))?(?: (?:article|page|post|story|news))?\s*[:：]?(?:\s*loading.*)?",
        rf"{_SITES}(?:[\s|/,、·]+{_SHARING})*+",
        rf"(?:分享|转发|收藏)(?:到|至|给|按钮|本文|本页|此文|此页|[:：|\s/]|{_SHARING})*+",
        r"[↑↓▲▼👆👇\s]*(?:点击|戳|猛戳)(?:上方|下方|左下角|右上角|文末)?.{0,8}(?:蓝字|关注|订阅|阅读原文|右上角).{0,16}(?<![。！？])|(?:阅读原文|查看(?:全部|更多|详情)|在看|点赞|赞|好看)(?:\s*\d[\d.万+]*)?|阅读\s*\d[\d.,万+]*",
        r"(?:扫一扫|扫描二维码|扫描|长按)(?:.{0,20}(?:二维码|公众号|微信|手机|微博|打开|分享)).{0,20}",
        r"(?:关注)(?:我们|官方|微信|微博|公众号).{0,24}(?<![。！？])",
        r"\[?\(?total\s*[:：]\s*\d+.{0,40}",
        r"(?:please |click to )?rate this(?: post| article| page)?\s*[:：!]?",
        r"(?:book|buy|order|shop|apply|register|learn|find out|get|join|start|watch|listen)(?: (?:your|it|tickets?|a copy))? (?:now|more|here|online|today|tickets)[!>» ]*",
        r"be the first to like.{0,20}|(?:\d+ )?(?:likes?|shares?|retweets?|bloggers like this)[.:]?(?:\s*\d+)?",
        r"(?:likes?|shares?|comments?|saves?|votes?|赞|收藏)\s*[(（]\s*\d[\d.,]*[kmw万]?\s*[)）]",
        r"(?:(?:顶|踩|赞|支持|反对)(?:一下)?\s*[(（]?\s*\d+\s*[)）]?[\s|]*)++|我有更好的答案|我来答",
        r"\+\d{1,4}|get (?:adobe )?flash player.{0,20}|(?:hear|listen to|play) (?:it|this)(?: now)?.{0,20}|返回\S{2,8}[,，]\s*查看更多",
        r"(?:like\s+)?loading(?:\.{2,3}|…)",
        r"(?:suggest|recommend|send|forward|e-?mail)(?: (?:this|it))?(?: page| article)? to (?:a |your )?friends?\s*[:：]?(?:[\s|]+(?:print|close|share))*+|(?:推荐|转发|发送)[给]?(?:好友|朋友)\s*[:：]?",
        r"share\s*[-–—:]\s*\w+",
        r"[\s【\[]*(?:打印|列印|友善列印|打印文字稿|关闭|打印本[页]|纠错|我要纠错|复制链接|大|中|小)(?:[\s|/【】\[\]]*(?:打印|列印|友善列印|关闭|关闭窗口|关闭视窗|返回顶部|本页|纠错|收藏|大|中|小|推荐给?(?:朋友|好友)|分享到?|繁体))*+[\s】\]:：]*",
        r"(?:print|printer[- ]friendly|close)(?:\s+(?:this\s+)?(?:page|window|version|article))?(?:[\s|/]+(?:email|close|share|save|print).{0,20})?",
        r"advertis(?:ements?|ing)(?: report this ad)?|(?:scroll down to )?continue (?:reading|after|below).{0,40}|(?:video player|play video|watch video|listen)(?: (?:close|now|here|to this))*|(?:更多|欲知)(?:精彩|详情)?\S{0,8}请(?:进入|关注|点击|访问)\S{1,20}",
        r"(?:回|返回)(?:上一|首|列表|前一|上)(?:页|层|级|表)?",
        r"(?:sponsored|promoted|paid)(?: content| post| links?)?|advertorial|ads? by \w+|广告|赞助(?:商|内容)|(?:story|article|text) continues (?:below|after).{0,30}|(?:scroll|swipe) (?:down |up )?(?:to|for) (?:continue|read|more).{0,20}",
        r"(?:jump|skip) to (?:the )?(?:recipe|comments|video)\b.{0,20}|print(?: this)? recipe|pin(?: this)? recipe",
        r"this (?:post|article|page|site) (?:may )?contains? (?:affiliate|sponsored|paid).{0,120}|(?:as an amazon associate|disclosure\s*[:：]).{0,160}",
        r"(?:click|tap) here (?:to|for)\b.{0,60}|点击(?:此处|这里|图片放大|查看(?:全文|原文|更多|详情|大图)|阅读(?:全文|原文|更多)|进入(?:专题|频道|更多)|收听音频|观看视频|展开全文)[^。]{0,16}",
        r"[\-–—=*#\s]*(?:the end|end|ends|fin|完|全文完|正文完|未完待续)[\-–—=*\s./]*(?:DATE.*)?".replace("DATE", DATE),
        r"(?:back to top|top of page|go to top|return to top|返回顶部|回到顶部|回页首|回顶部|▲.{0,6}|top)",
    ),
    *_shapes(
        "form",
        r"(?:leave|post|add|write|submit)\s+(?:a\s+|your\s+)?(?:reply|comment)s?.{0,40}",
        r"(?:fill in your details|you are commenting using|enter your (?:comment|email|e-mail|name)|your email address will not be|required fields are|notify me of (?:new|follow)|save my name|please (?:log|sign) ?in|you must be logged|log ?in to (?:reply|comment|leave)|email \(required\)|name \(required\)|sign (?:me )?up (?:for|to) (?:our|the)|subscribe (?:to our|via|now|for more)|join \d[\d,]* other|this site uses akismet).{0,140}",
        r"connecting to \S{1,14}|[0-5]\.\d\s*(?:/\s*5\s*)?\(\d[\d,]*\s*(?:reviews?|ratings?|条评价|人评分?)\)",
        r"\[\s*(?:edit(?: source)?|编辑)(?:\s*[|｜]\s*(?:edit source|编辑源代码))?\s*\]|[^。]{0,40}(?:点击|扫码|戳)[^。]{0,24}[>»]{1,3}",
        r"(?:没有|没|未)找到.{0,20}(?:[?？]|答案|联系).{0,12}|(?:didn'?t|can'?t|did not|could not|cannot) find .{0,60}\?.{0,30}",
        r"收录于.{0,6}(?:话题|合集|专辑).{0,40}|资源描述[:：]?|快捷键.{0,60}|.{0,4}快捷键[←→:：].{0,60}|温馨提示[:：].{0,80}",
        r"add to (?:cart|bag|basket|wish ?list|compare|favou?rites)|(?:in|out of) stock|(?:quantity|qty)\s*[:：]?(?:\s*\d+)?|加入(?:购物车|书架|书签|收藏夹)(?:[\s|]+\S{2,6})*+|立即购买",
        r"(?:view|read) this (?:email|message|page) in (?:your|a) browser.{0,20}|you(?:'re| are) receiving this (?:email|message).{0,160}|.{0,60}\bunsubscribe\b.{0,80}|want to change how you receive.{0,40}|our mailing address is:?",
        r"(?:was|is|did you find) th(?:is|e) (?:page|article|answer|information|content|topic|document|translation)?\s*(?:helpful|useful)\b.{0,60}|how (?:useful|helpful) was this.{0,40}|rate this .{0,20}|(?:click|tap) (?:on )?(?:a |the )?stars? to rate.{0,20}",
        r"(?:这篇|本篇|此|该|以上)?(?:文章|页面|内容|信息|回答|网页|本[文页])?(?:对您|对你)?(?:是否)?(?:有帮助|有用)(?:吗|么)?[?？]?|您?觉得.{0,8}有(?:帮助|用)吗[?？]?|\d+ 人中有 \d+ 人觉得有(?:帮助|用)|\d+ (?:out )?of \d+ (?:people )?found this (?:helpful|useful).{0,4}",
        r"(?:yes|no|是|否|有用|没用|有|没有)(?:[\s/|]+(?:yes|no|是|否|有用|没用|没有))++",
        r"(?:still )?(?:need (?:more )?help|have (?:any )?(?:more |other )?questions|can'?t find what you(?:'re| are) looking for)\b.{0,20}\?.{0,40}|(?:还有|有)(?:其他|其它|更多|任何)?(?:问题|疑问)\s*[?？].{0,20}|(?:submit a|open a|提交)\s*(?:request|ticket|请求|工单)",
        r"did you (?:make|try|enjoy|like|cook) this (?:recipe|dish|article|post|story|page|translation)\b.{0,80}|(?:tag|mention) @\w+.{0,60}",
        r"(?:\(?\s*(?:log ?out|change|cancel)\s*\)?[\s/|)]*)++",
        r"(?:发表|发布|我要|写|提交|查看|最新|网友|所有|全部|热门)(?:评论|留言|回复|跟帖|点评)(?:\s*[(（\d].{0,12})?",
        r"网友评论\s*[:：(（].{0,80}|(?:我)?(?:收藏|做过|想做|想读|读过|看过|想看)(?:了)?(?:这[道本部篇个])\S{0,4}\s*(?:[(（]\d+[)）])?",
        r"已有\s*\d+\s*(?:条|人|位)?\S{0,4}(?:评论|回复|参与|留言).{0,20}|(?:我来|我也)说(?:两|几)句.{0,8}",
        r"(?:评论|留言|回复)\s*[(（【\[]?\s*\d*\s*[条则)）】\]]*",
        r"(?:昵称|用户名|密码|验证码|电子信箱)\s*(?:[(（]?(?:必填|选填|不会公开|required)[)）]?)?\s*[:：*＊]\s*.{0,12}",
        r"(?:您的|你的)(?:邮箱|电子邮箱|电子邮件|邮件).{0,10}(?:不会).{0,20}",
        r"(?:请)先?(?:登录|登入|填写评论|输入(?:评论|内容|验证码|昵称|关键[词字]|用户名|密码)|输入(?:评论|内容|验证码|昵称|关键字)).{0,20}",
        r"(?:comments?|reply|submit|post comment|cancel reply|name|e-?mail|website|username|password)\s*(?:\(required\))?\s*[*:：]?",
        r"we (?:value|respect|care about) your privacy.{0,20}|(?:we|this|by|our)\b(?=.{0,240}\b(?:website|site|browser|personal data|privacy|consent|preferences|settings|partners|purposes|polic(?:y|ies)|advertising|analytics|devices?)\b).{0,120}\bcookies\b.{0,160}|(?:manage|more|cookie|privacy|customi[sz]e) (?:options|preferences|settings|choices)|(?:accept|allow|reject|decline) (?:all|selected|essential|only).{0,20}",
        r"(?:we|this (?:web)?site) uses? cookies.{0,240}|(?:by continuing to (?:use|browse) (?:this|our|the)|accept (?:all )?cookies|reject all|manage cookies|cookie preferences).{0,160}",
        r"(?:本网站|本站|我们)使用\s*cookies?.{0,120}",
        r"(?:accept|agree|got it|ok|reject|decline|我知道了)(?: all)?(?:[\s|/]+(?:accept|agree|reject|decline|settings|all))*+[!.]?|(?:同意|接受|拒绝)[\s|/]+(?:同意|接受|拒绝|设置|全部)+",
    ),
)

_NAV_WORD = (
    r"(?:home(?:page)?|index|about(?: us)?|contact(?: us)?|news(?:room)?|events?|search|log ?in|sign ?in|sign ?up|register|menu|help|faqs?|sitemap|site map|links?|media|resources|publications?|careers|archives?|blog|products?|services?|support|rss|subscribe|donate|gallery|video|photos?|press(?: releases?)?|(?:blog )?posts?|articles?|commentary|analysis|features?|translations?|documents|categories|(?:skip|jump) to (?:main )?(?:content|navigation|search)|skip navigation|跳[转至][到至]?\s*[:：]?\s*(?:导航|搜索|内容)(?:[、,，\s]+(?:导航|搜索|内容))*|main menu|toggle navigation|more|read more|my account|cart|member(?:ship|s)?|topics|opinion|business|world|china|culture|sports?|travel|science|technology|politics|"
    r"首页|主页|新闻(?:中心|动态|稿|公报)?|关于(?:我们|本站|我院)?|联系(?:我们|方式)?|联络(?:我们)?|公告|通知(?:公告)?|登录|登入|注册|搜索|搜寻|检索|网站地图|网站导览|回首页|设为首页|加入收藏|收藏本站|友情链接|相关连结|招聘|招贤纳士|产品(?:中心)?|服务|下载(?:中心)?|帮助|会员|专题|图片|视频|影音|邮箱|政务公开|信息公开|互动交流|办事服务|意见信箱|常见问答|菜单|选单|更多|更多>>|无障碍|跳到主要内容(?:区块)?|要闻|滚动|时政|国际|社会|财经|体育|文化|科技|娱乐|教育|军事|评论)"
)
DISCLAIMERS: Final = Table(
    *_shapes(
        "footer",
        r".{0,160}(?:未经).{0,30}(?:授权|许可|同意|允许|批准).{0,60}(?:转载|摘编|镜像).{0,160}",
        r".{0,40}(?:转载|转发|引用)时?(?:请|须|需).{0,60}|.{0,20}凡(?:本[网站刊]|注明|标注|未注明).{2,200}",
        r"本[站网].{0,12}(?:小说|内容|文章|作品|资源|图片|信息|文档).{0,60}(?:转载|网友|用户|版权|侵权|互联网|网络|原作者|供|仅).{0,160}|(?:此|本)(?:文|资料|文档)(?:由|来自|仅|系|转自|来源于).{0,40}(?:网络|用户|网友|互联网|参考|学习|上传).{0,120}|手机用户请.{2,40}|(?:retrieved from |取自)[\"“]?https?:.{3,200}|translated by .{2,280}|.{0,8}版权(?:声明|所有).{0,60}",
        r".{0,60}\bcomments?\b.{0,40}\b(?:removed|moderated|deleted|closed|approved)\b.{0,60}|.{0,20}(?:自觉遵守|文明上网|理性发言|评论仅).{0,120}",
        r"(?:text|content) is available under .{1,160}|this page was last (?:edited|modified|updated|changed).{0,80}|本[页]面?(?:最后|最近)(?:一次)?(?:修订|修改|更新|编辑)于?于?.{0,60}",
        r"(?:本站|本网站|此网站)(?:的)?(?:全部|所有)?(?:文字|内容).{0,12}(?:知识共享|创用|cc).{0,80}|.{0,80}(?:creative commons|cc[ -]by).{0,120}|(?:this|the) (?:site|work|article|translation|blog) (?:is|are) licensed under.{0,120}",
        r"[（(]?(?:本文|文中|以上)(?:图片|照片|配图|插图|图文|文字|内容)?(?:均|皆|全部)?(?:由|来自|来源于?|出自|系|为).{1,30}(?:提供|供图|拍摄|摄|网络|授权|原创|资料).{0,20}[)）]?",
        r"(?:分类|类别)\s*[:：].{1,80}|隐藏分类\s*[:：].{1,80}",
        r".{0,40}(?:所有|全部|一切)?(?:内容|章节|资料|图片)(?:均|皆|全部)?(?:来自|来源于|转载自|搜集自|收集自|由网友|由会员).{0,120}",
        r".{0,120}\b(?:support|fund|funding) (?:our|independent|quality|local) (?:journalism|reporting|news|work)\b.{0,160}|we(?:['’]ve| have) (?:got )?a small favou?r.{0,240}|support (?:us|the \w+)(?: today| now)?",
        r".{0,160}(?:to read (?:the|our) (?:entire|full|rest|complete)|become a (?:subscriber|member|patron)).{0,120}",
        r"(?:the )?(?:views|opinions) expressed .{1,200}|(?:声明\s*[:：])?\s*(?:本文|该文|文章|以上|文中)(?:的)?(?:内容|观点)?.{0,6}仅代表.{1,120}|免责声明[:：].{1,200}",
        r"[^.]{2,60} is (?:a|an) (?:project|publication|service|program(?:me)?|initiative|website|blog) of (?:the )?(?:[a-z]+ ){0,3}(?:cent(?:er|re)|institute|university|foundation|society|association|school|college|department|agency|company|group|network|trust|press)\b.{0,80}",
        r"contact (?:the )?(?:writers?|authors?|reporters?|editors?) at\b.{0,100}",
    )
)
EDGE: Final = Table(
    *_shapes(
        "footer",
        r".{0,30}(?:电话|传真|邮编|邮递区号|邮箱|电邮|热线|服务热线|客服|手机|总机|tel(?:ephone)?|fax|phone|hotline|e-?mail|qq|wechat|toll[- ]free)\s*(?:\([^)]*\))?\s*(?:[:：]\s*\S|[.]?\s*[+\d(（]).{0,160}",
        r".{0,20}(?:主办单位|承办单位|协办单位|主办|承办)\s*[:：].{1,80}|(?:sponsored|maintained|supported|produced|presented) by\b.{0,60}",
        r"(?:姓名|内容|邮箱|电邮|电子邮件|网址)\s*(?:[(（]?(?:必填|选填|不会公开|required)[)）]?)?\s*[:：*＊]",
        r"(?:.{0,12}(?:地址|通讯地址|办公地址|联系地址|馆址|校址|社址|address|add|location|mailing address))\s*[:：].{0,160}",
        r"(?:开放|营业|服务|办公|工作)(?:时间)\s*[:：].{1,80}|(?:opening|office|business|visiting) (?:hours|times)\s*[:：].{1,80}",
        r"[^。.!?！？]{0,40}(?<!\d)(?:\+?\d{1,4}[\- ])?\(?0?\d{2,4}\)?[\- ]\d{4}[\- ]?\d{3,4}(?!\d)[^。.!?！？]{0,30}|[^。.!?！？]{0,30}\b\d{3}-\d{4}\b[^。.!?！？]{0,20}|contacts?\s*[:：].{1,120}",
        r"[^。!?！？@]{0,24}[\w.+\-]+@[\w\-]+\.[\w.\-]+[^。!?！？@]{0,40}|contact for (?:the )?(?:media|press).{0,20}",
        r"[\w.+\-]+@[\w\-]+\.[\w.\-]+(?:[\s;,；，]+[\w.+\-]+@[\w\-]+\.[\w.\-]+)*",
        r"(?:https?://|www\.)\S+",
        r"for (?:further|more|additional) (?:information|details|inquiries)\b.{0,80}[:：]|(?:media|press|public) (?:relations|office|officer|service|team)\s*[:：]?",
        r"(?:investor|media|press|general|customer|public)s? (?:enquir(?:y|ies)|inquir(?:y|ies)|relations|contacts?)\s*[:：]?|(?:投资者|媒体|传媒|客户|公众)(?:查询|关系|垂询|联络|热线)\s*[:：]?|[^。]{0,30}(?:查询|垂询|enquir(?:y|ies)|inquir(?:y|ies))\s*(?:enquir(?:y|ies))?\s*[:：]?\s*\d[\d \-]{6,}",
        r"(?:文件|原文|相关|政策|附件|解读|参考)(?:链接|文件|下载|附件|解读|政策)\s*[:：].{1,160}|(?:web ?site|网站)\s*[:：].{2,80}",
        r"(?:新闻|媒体|业务|会务)?(?:联系|联络|洽询|承办)(?:人|单位|窗口|方式|电话|处)?\s*[:：].{1,60}",
        r"(?:(?:(?:media|press|key|your) )?contacts?(?: us| information| details)?|follow us(?: on)?|(?:媒体|新闻)?联[系络](?:我们|方式|人)?|媒体垂询|关注我们|友情链接|相关链接|相关连结|扫码关注|官方微信|官方微博)\s*[:：]?",
        r"(?:no\.?\s*)?\d{1,5}[\w ,.'\-]{3,60}\b(?:road|street|avenue|rd|st|ave|blvd|boulevard|district|lane|building|square)\b[\w ,.'\-]{0,80}",
        r"(?:中国|中华民国|中华人民共和国|台湾|香港)?\S{0,20}(?:省|市|区|县)\S{0,20}(?:路|街|道|巷|大厦|广场|楼)\S{0,6}(?:\d+|[一二三四五六七八九十]+)?\S{0,3}[号座层楼室]\S{0,20}",
        r"\+?[\d\-() ]{8,24}(?:\s*(?:ext\.?|转)\s*\d+)?",
    ),
    *_shapes(
        "share",
        r"(?:download|view|read|open)(?: the| this)?(?: full)? (?:pdf|report|article|document|text|version).{0,20}|(?:下载|查看)\S{0,6}(?:pdf|全文|附件|原文|报告).{0,20}|附件下载\s*[:：]?",
    ),
    *_shapes(
        "form",
        r"[$€£¥￥]\s?\d[\d,.]*(?:\s*[$€£¥￥]\s?\d[\d,.]*)?",
    ),
    *_shapes(
        "navigation",
        rf"{_NAV_WORD}(?:[\s|｜/·•>»\-]+{_NAV_WORD})*+[\s>»|]*",
        r"search (?:the|our|this|all) \w+(?: \w+)?",
        r"explore \w{3,24}(?:\.\w{2,3})?|about [A-Z][\w ]{1,40}|stay (?:informed|connected|up to date|in touch|in the loop)|(?:previous|prev|next|all) \w+(?: \w+)?",
        r"(?:关闭|返回|back|return)\s*(?:上[级一]?[页级]|首[页]|列表|目录|to (?:list|home|index|previous).{0,20})?",
    ),
)

# The words of a page's own controls. None of them makes a line furniture by itself: furniture.py counts them.
CONTROLS: Final = re.compile(
    simple(
        r"登录|登陆|注册|会员|评论|留言|回复|跟帖|分享|收藏|点赞|赞同|喜欢|关注者?|粉丝|转载|举报|浏览|阅读|点击|打印|订阅|博客|微博|微信|公众号|首页|主页|版权|著作权|"
        r"用户名?|密码|验证码|搜索|编辑于|发布于|推荐|热门|更多|下载|客户端|app\b|写回答|播报|编辑|讨论|上传|有用|播放|详情|单集|收听|扫码|二维码|投稿|友情链接|返回|"
        r"\b(?:comments?|reply|replies|share|shared|print|e-?mail|tweet|twitter|facebook|instagram|linkedin|youtube|wechat|whatsapp|rss|subscribe|subscription|newsletter|"
        r"follow|likes?|log ?in|sign ?(?:in|up)|register|user ?name|password|search|menu|privacy|policy|cookies?|copyright|forum|bookmark|blog|click|download|app|"
        r"archives?|advertis\w+|disqus|moderat\w+|conversation|submit|required|captcha|permalink|trackbacks?|pingbacks?|home ?page|site ?map|links?|feedback|font size|qr codes?|mobile|subscribers?|visitors?|updates|inbox)\b"
    ),
    re.IGNORECASE,
)
COMMAND: Final = re.compile(
    r"[(（♦•*\-\s]*(?:\w+[\w ,’']{0,40}, )?(?:please )?(?:follow|like|share|add|post|leave|subscribe|sign|log|enter|click|get|send|receive|download|join|print|view|submit|register|connect|contact|report|type|go|tap|blog|find|adjust|change|select|choose|scan|dear (?:visitor|reader|user)s?)\b",
    re.IGNORECASE,
)

# Below the text two links are a menu already; above it they may be a title and the name of the site.
TAIL: Final = Table(
    *EDGE.shapes,
    *_shapes("navigation", r"[^|｜。.]{2,30}(?:[|｜][^|｜。.]{2,32})+"),
    *_shapes(
        "metadata",
        r"(?:主播|剪辑|嘉宾|监制|制作|制片|策划|片[头尾]曲|配乐|后期|美编|设计|文案|出品|录音|统筹|校译)\s*[:：].{1,40}",
        r"(?:host|producer|guests?|music|sound|editing|design|layout)s?\s*[:：].{1,60}",
    ),
    *_shapes("metadata", r"source:? [\w][\w ,.&’'()\-]{2,60}|[\d.,]+[kmw万]?\+? followers?|\d{1,6}"),
    *_shapes("footer", r"\S.{0,80}\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|zip|rar)(?:\s*[(（\[].{1,30}[)）\]])?"),
)

BREADCRUMB: Final = Table(
    *_shapes(
        "breadcrumb",
        r"[:：]{0,3}\s*(?:您|你)?(?:现在的位置|当前位置|目前位置|当前所在位置|所在位置|您的位置|现在位置|您在这里|您现在位于|位置|you are here|location|current position)\s*[:：]?\s*.{1,160}",
        r"(?:\S{2,14}\s+)?(?:home(?:page)?|首页|主页|index|网站首页|本站首页|start)\s*(?:[>»›→/－]|::|--|&gt;|\\)+\s*.{1,160}",
        r"[^>»›]{1,30}(?:[>»›][^>»›]{1,42}){1,8}",
    )
)

STARTERS: Final = Table(
    *_shapes(
        "form",
        r"(?:leave|post|add|write) (?:a |your )?(?:reply|comment|response)s?(?: to .{1,60})?\s*(?:cancel reply)?",
        r"(?:(?:\d+|one|two|three|four|five|six|seven|no|view(?: all)?|latest|recent)\s+)?(?:comments?|responses?|replies|thoughts?)(?:\s*[(（]\d+[)）])?(?:\s+(?:on|to)\s+(?:[“\"].{1,110}[”\"]|[^.!?]{1,100}))?\s*[:：]?",
        r"(?:发表|我要|网友|最新|热门|用户|全部|所有|读者)?(?:评论|留言|跟帖|讨论区|回应)(?:列表|区)?\s*(?:[(（]\s*\d*\s*(?:条|则)?\s*[)）]|\d+\s*[条则])?\s*[:：]?",
    ),
    *_shapes(
        "navigation",
        r"(?:related|recommended|suggested|popular|trending|latest|recent|more|most read|most viewed|most popular|today.?s top|top|other|further)\s*(?:articles?|stories|pages|posts?|publications?|research|projects?|resources|documents?|news|reading|links?|topics|content|reports?|coverage|for you|from .{1,30}|in \d+ (?:hours|days)|today|this week)?\s*[:：>»]*",
        r"(?:相关|延伸|推荐|热门|更多|最新|近期|本周|本月|猜你|您可能|你可能|大家都在|其他|其它|编辑|点击|阅读|浏览)(?:阅读|热点|热门|文章|新闻|报告|研究|成果|论文|链接|连结|档案|附件|下载|文档|报道|报导|推荐|资讯|内容|排行榜?|喜欢|还喜欢|也喜欢|感兴趣|在看|稿件|专题|文件|法规|消息|动态|解读|更新|排行)++\s*[:：>»]*",
        r"(?:useful|practical|quick|external) (?:info(?:rmation)?|links?)|(?:实用|快速|外部)(?:信息|链接|连结)",
        r"(?:most (?:popular|viewed|read|shared|commented|discussed)|trending(?: now)?|hot (?:words|topics|news|posts)|editors?['’]?s? (?:picks?|choice)|top (?:stories|news|picks)|in case you missed it|recommended(?: for you)?|more from .{1,40}|more in .{1,40}|keep reading|(?:watch|read|listen|up|play) next|next up|what'?s (?:new|hot)|you might also like|people also (?:read|ask)|from the (?:archives?|web)|around the web)(?: in .{1,24})?\s*[:：]?",
        r"(?:热词(?:翻译|推荐)?|热门(?:标签|搜索|话题|专题)|大家都在(?:看|搜)|今日(?:热点|头条|推荐|要闻)|(?:本周|一周|24小时|本日|今日)?(?:热榜|热文|排行|排行榜|点击榜)|往期(?:回顾|推荐|精彩|精选)|精彩(?:推荐|回顾|内容)|推荐|您?可能感兴趣.{0,6}|更多精彩.{0,6}|编辑精选|相关(?:词条|专题|视频|图片|图书|商品|搜索|话题|问题))\s*[:：>»]*",
        r"more (?:to|for you to) (?:explore|read|see|discover|love|watch)|重点(?:单词|词汇).{0,20}",
        r"more (?:on|about) (?:this|the) (?:topic|subject|story|author)s?",
        r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,20}|read (?:also|next|more(?: \w+){0,2})\s*[:：]?|see also\s*[:：]?|also read\s*[:：]?|don'?t miss\s*[:：]?",
    ),
)

CLOSERS: Final = Table(
    *_shapes(
        "footer",
        r".{0,4}(?:责任编辑|责编|编辑|审核|校对)\s*[:：].{0,40}",
        r"[<«‹←\s]*(?:上一?[篇条页则章回节首期个部](?:文章|新闻|公告|信息)?|下一?[篇条页则章回节首期个部](?:文章|新闻|公告|信息)?|前一[篇页]|后一[篇页])\s*(?:[:：>»→].{0,100})?",
        r"[<«‹←\s]*(?:prev(?:ious)?|next)\s*(?:page|post|article|story|chapter|entry)?\s*(?:[:：].{0,100}|[|/>»›→\s]*(?:next)?[>»›→\s]*)",
        r"most (?:popular|viewed|read|shared|commented|discussed).{0,24}|trending(?: now)?|hot (?:words|topics|news|posts)|editors?['’]?s? (?:picks?|choice)|customers (?:also|who).{2,60}",
        r"热词(?:翻译|推荐)?|热门(?:标签|搜索|话题|专题)|大家都在(?:看|搜)|(?:本周|一周|24小时|本日|今日)?(?:热榜|热文|排行|排行榜|点击榜)|往期(?:回顾|推荐|精彩|精选)|猜你喜欢",
        r"[【\[]?(?:译者|作者|编者|讲者|主讲人)(?:简介|介绍)[】\]]?[:：]?|sorted by:?|your answer|not the answer you.{0,60}",
        r"(?:watch|read|listen|play) next|up next|next up|authors?|written by [a-z .]{3,40}|more from .{2,40}",
        r"(?:leave|post|add|write) (?:a |your )?(?:reply|comment|review)s?.{0,20}|发表(?:评论|留言)|我要评论|相关(?:推荐|阅读|文章|新闻)[:：]?",
    )
)

TITLE_KEY: Final = re.compile(r"(?:法规名称|标题|题名|篇名|title|document title)\s*[:：]\s*(?=\S)", re.IGNORECASE)
# What a copyright notice begins with, however long it goes on.
NOTICE: Final = re.compile(
    r".{0,60}(?:©|\(c\)\s*\d{4}|all rights reserved|版权所有|copyright\s*(?:©|\(c\)|[12]\d{3}|by\b))",
    re.IGNORECASE,
)
PAGE_NUMBER: Final = re.compile(
    r"[\-–—·~\s]*(?:\d{1,4}|[ivxl]{1,6})[\-–—·~\s]*|page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|第\s*\d{1,4}\s*[页](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页])?|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
CONTENTS_HEAD: Final = re.compile(
    r"(?:table of\s+)?contents|目\s*[录次]|in this (?:article|document|report)|本[页文](?:内容|目录)|内容目录",
    re.IGNORECASE,
)
CONTENTS_ENTRY: Final = re.compile(
    r".{2,120}?[\s.·…．。(（]\d{1,4}[)）]?|.{2,120}?[.·…．]{3}[\s.·…．]*+[ivxl]{1,5}", re.IGNORECASE
)
_BRACKETED = re.compile(r"[\[【［]\s*([^\[\]【】［］]+?)\s*[\]】］]")
NUMERAL: Final = re.compile(r"\d+")


@lru_cache(maxsize=20_000)
def shape_of(text: str, table: Table) -> str | None:
    """The reason of the first shape in `table` that the whole of `text` has, or None."""
    if reason := table.reason_of(with_dates(text).lower()):
        return reason
    bare = _BRACKETED.fullmatch(text)
    return shape_of(bare.group(1), table) if bare else None
