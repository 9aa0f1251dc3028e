"""The entries of menus and tool bars, as sites of many kinds name them. A line made of nothing else is a menu."""

from __future__ import annotations

import re
from typing import Final

from reader.text.variants import simple

# One of these alone may also be a heading or a title: furniture.py asks what it stands beside.
_ENGLISH: Final = (
    """
home/homepage/home page/start page/front page/index/about/about us/who we are/what we do/our work/our story/our team/our people/our mission
our history/our vision/our partners/mission/history/leadership/governance/organization/organisation/structure/contact/contacts/contact us/get in touch
contact information/news/newsroom/news room/news center/news centre/news & events/news and events/latest/latest news/the latest/breaking news
headlines/top news/top stories/in focus/focus/highlights/events/event calendar/calendar/search/advanced search/site search/search this site/go/submit/login
log in/log out/logout/sign in/sign out/sign up/register/registration/create account/create an account/my account/account/profile/dashboard/menu/main menu
open menu/close menu/close/toggle navigation/toggle menu/toggle search/skip to content/skip to main content/skip to navigation/skip navigation/jump to content
jump to navigation/help/help center/help centre/help & support/support/support center/customer service/faq/faqs/q&a/site map/sitemap/links/useful links/quick links
friendly links/media/media center/media centre/media kit/press/press room/press center/press centre/press releases/press release/press kit/statements/speeches
briefings/transcripts/remarks/resources/library/publications/reports/research/data/statistics/documents/policies/policy/laws/regulations/laws & regulations
careers/jobs/vacancies/work with us/join us/join/recruitment/archive/archives/blog/blogs/weblog/products/product/products & services/services/service/solutions
industries/applications/customers/case studies/cases/partners/pricing/shop/shop online/store/online store/cart/basket/my cart/checkout/wishlist/orders/my orders
donate/give/giving/make a gift/support us/get involved/take action/volunteer/membership/members/gallery/galleries/photo/photos/photo gallery/pictures/images
video/videos/audio/podcast/podcasts/multimedia/live/watch live/tv/radio/rss/rss feed/feeds/subscribe/subscriptions/newsletter/newsletters/e-paper/epaper
mobile/app/apps/get the app/download/downloads/categories/sections/topics/themes/issues/projects/programs/programmes/activities/initiatives/campaigns
opinion/opinions/editorial/editorials/op-ed/column/columns/columnists/comment/commentary/letters/analysis/features/in depth/in-depth/specials/special reports
special coverage/interviews/people/profiles/business/economy/finance/markets/companies/money/trade/investment/world/china/asia/asia-pacific/africa/americas
europe/middle east/us/u.s./uk/national/regional/regions/local/metro/city/nation/politics/diplomacy/defense/military/society/culture/arts/arts & culture
art/books/film/movies/music/theater/theatre/life/lifestyle/style/fashion/food/recipes/health/wellness/science/technology/tech/sci-tech/sci & tech/environment
climate/nature/education/sport/sports/football/travel/tourism/weather/entertainment/celebrity/odd news/forum/forums/community/groups/directory/map/maps/directions
getting here/visit/plan your visit/tickets/book tickets/opening hours/opening times/what's on/whats on/exhibitions/exhibitions & events/exhibitions and events
current exhibitions/collection/collections/collection online/learn/learning/schools/students/future students/current students/faculty/staff/faculty & staff
alumni/parents/visitors/admissions/admission/academics/undergraduate/graduate/campus/campus life/student life/departments/apply/apply now/international
government/for business/for residents/residents/citizens/open government/public services/online services/e-services/forms/tenders/procurement/safety/security
more/more.../more…/more news/more stories/read more/view all/view more/see all/see more/show more/load more/show all/all/next/previous/prev/back/up/top/back to top
print/print page/print this page/email/e-mail/share/share this/share this page/save/bookmark/favorites/favourites/add to favorites/follow/follow us/like/tweet
facebook/twitter/x/instagram/youtube/linkedin/pinterest/whatsapp/wechat/weibo/telegram/tiktok/flickr/tumblr/reddit/google+/social media/connect/connect with us
privacy/privacy policy/privacy statement/terms/terms of use/terms of service/terms & conditions/terms and conditions/conditions of use/accessibility
accessibility statement/cookies/cookie policy/legal/legal notice/copyright/disclaimer/imprint/feedback/report abuse/report a problem/settings/preferences
dark mode/mail/large/medium/small/get flash player/cite this page/cite this/download pdf/font size/text size/a-/a/a+/languages/language/english/chinese/français/español/deutsch/русский/العربية/日本語/한국어/português/italiano/en/zh/cn/fr/es/ru
ar/中文/eng/bilingual/editions/edition/international edition/us edition/hot words/translation/translations/dictionary/columnist/cartoons/crossword/horoscopes
classifieds/real estate/obituaries/advertise/advertise with us/advertise on site/about this site/about the author/guestbook/portfolio/testimonials/reviews
pages/posts/recent posts/recent comments/popular posts/blogroll/meta/entries feed/comments feed/random/create/edit/view history/history/view source/read/talk/article
discussion/what links here/related changes/upload file/special pages/permanent link/page information/cite this page/wikidata item/printable version/tools
pdf/html/epub/doc/docx/ppt/full text/full text pdf/how to cite/cite/citation/citations/metrics/license/supplementary/authors/author/abstract views/published/issue/volume/rights
add to cart/add to bag/buy now/write a review/reviews & ratings/quantity/size/color/colour/compare/track order/returns/shipping/size guide/gift cards
related/related pages/related links/related content/related topics/related stories/related articles
permanent/temporary/permanent exhibition/temporary exhibitions/manage options/crown copyright/our rivers/our projects/our impact/how we work/where we work
edit this page/donate now/give now/become a member/our network/our programmes/our programs/word of the day/letters to the editor/cover story/accept all/reject all
general assembly/security council/human rights council/economic and social council
upload/signup/submit search/find/hours/ask us/ask a librarian/ask question/questions/users/unanswered/badges/improve this question/improve this answer
your answer/add a comment/post your answer/sign up using google/featured on meta/recommended/what's hot/credits/rights/booknow/book now/rooms/dining/meetings
open in app/open app/suggest a correction/report a correction/suggest an edit
games/kids/quiz/quizzes/puzzles/comics/fun/facts/did you know
general/navigation/contribute/appearance/main page/contents/current events/random article/watch/listen/on air/schedule/programs a-z/a-z index/a to z/staff directory
""".strip()
    .replace("\n", "/")
    .split("/")
)
_CHINESE: Final = (
    """
首页 主页 网站首页 返回首页 回首页 本站首页 门户首页 新闻 新闻中心 新闻动态 新闻资讯 新闻稿 新闻发布 新闻公报 最新消息 最新动态 最新资讯 最新 头条 要闻 今日要闻 滚动 滚动新闻 即时 即时新闻 快讯 热点 焦点 聚焦 专题
专题专栏 专题报道 特别报道 专栏 专访 访谈 人物 观点 评论 社论 言论 理论 思想 深度 调查 时政 政治 国内 国际 世界 中国 地方 本地 港澳 台湾 港澳台 两岸 亚洲 社会 民生 法治 法制 财经 经济 金融 商业 证券 产业 企业 公司 房产 汽车
科技 科学 数码 互联网 教育 文化 文化艺术 艺术 文学 历史 读书 书画 收藏 戏曲 音乐 影视 电影 电视 娱乐 体育 健康 养生 卫生 医疗 美食 餐饮 旅游 旅行 时尚 生活 女性 亲子 星座 游戏 军事 环保 环境 生态 三农 农业 乡村 天气 图片 图集
视频 短视频 音频 播客 直播 广播 影像 摄影 多媒体 融媒体 数字报 电子报 手机报 手机版 电脑版 移动版 客户端 APP下载 下载 下载中心 资料下载 资料 资料库 数据 数据库 统计 统计数据 报告 研究 研究成果 学术 学术交流 期刊 出版 出版物 出版社
图书 图书馆 档案 文献 法规 法律法规 政策 政策法规 政策文件 政策解读 解读 规划 规划计划 标准 公告 公示 通知 通知公告 公告栏 招标 招标公告 采购 招标采购 人事 人才 人才招聘 招聘 招聘信息 加入我们 诚聘英才 招贤纳士 关于 关于我们 关于本站 本站简介 公司简介
企业简介 企业文化 公司概况 学校概况 学院概况 单位概况 机构 机构设置 机构概况 组织机构 组织架构 领导 领导之窗 领导信息 领导活动 概况 简介 走进我们 联系 联系我们 联系方式 联络我们 联络 交通 交通指南 地图 网站地图 网站导航 导航 站内导航 搜索 站内搜索
高级搜索 全站搜索 检索 高级检索 搜寻 查询 登录 登入 登出 退出 注册 注销 用户登录 会员 会员中心 会员登录 个人中心 我的 账号 帐号 用户中心 帮助 帮助中心 客服 客服中心 在线客服 在线咨询 在线服务 在线留言 留言板 留言 反馈 意见反馈 意见箱 意见信箱 建议 投诉
投诉举报 举报 举报中心 咨询 互动 互动交流 政民互动 公众参与 服务 服务指南 办事指南 办事服务 网上办事 便民服务 政务 政务公开 政府信息公开 信息公开 信息公开指南 政务服务 政务动态 工作动态 工作简报 基层动态 部门动态 镇街动态 党建 党建工作 党务公开 产品
产品中心 产品展示 解决方案 成功案例 案例 工程案例 客户案例 合作 合作伙伴 合作交流 技术支持 售后服务 资质荣誉 荣誉 荣誉资质 商城 购物车 订单 我的订单 收藏夹 门票 购票 订票 预订 预约 参观 参观指南 展览 展览活动 活动 活动预告 教学 教学科研 科研 师资
师资队伍 招生 招生就业 招生信息 就业 学生 学生工作 校友 校园 校园文化 院系设置 论坛 社区 博客 微博 微信 官方微博 官方微信 微信公众号 公众号 抖音 头条号 微信矩阵 新媒体 友情链接 相关链接 相关连结 链接 更多 更多>> 更多» 更多> 查看更多 加载更多 展开 收起 全部
返回 返回列表 返回上页 返回顶部 回顶部 顶部 上一页 下一页 尾页 末页 打印 打印本页 列印 关闭 关闭窗口 分享 转发 收藏 收藏本站 收藏本页 加入收藏 设为首页 设为主页 推荐 推荐阅读 复制链接 字号 大 中 小 简体 繁体 简体版 繁体版 简体中文 繁体中文 中文 中文版 英文
英文版 英语 日文 日语 韩语 法语 俄语 德语 双语 语言 切换语言 选择语言 无障碍 无障碍浏览 无障碍阅读 关怀版 长者模式 长者版 适老化 跳到主要内容 跳到内容 跳转到内容 跳到导航 跳至主要内容区 主要内容区 菜单 主菜单 选单 工具 隐私 隐私政策 隐私声明 隐私权政策 版权
版权声明 版权信息 免责声明 法律声明 使用条款 服务条款 用户协议 网站声明 站点地图 订阅 订阅电子报 电子报 RSS 邮箱 电子邮箱 邮件 寄给朋友 推荐给朋友 转寄 友善列印 主题 标签 分类 栏目 目录 编辑 查看历史 阅读 条目 讨论 创建账号 创建账户 随机条目 特殊页面 最近更改
链入页面 相关更改 上传文件 固定链接 页面信息 引用本页 打印版本 可打印版本 贡献 杂项 杂志 周刊 往期 往期回顾 本期 本期目录 投稿 投稿须知 在线投稿 编委会 订阅杂志 作者 译者 读者 上一章 下一章 上一节 下一节 上一回 下一回 上一篇 下一篇 上一条 下一条 回目录 章节目录 返回目录 加入书架 投推荐票 返回书页 加入书签 推荐本书 我的书架 排行榜 全本 完本 玄幻 武侠 都市 言情 科幻 穿越
告诉好友 打印此文 打印文章 常设展 临展 特展 常设展览 临时展览 特别展览 数字展览 封面故事 编读往来
大会 安全理事会 人权理事会 经济及社会理事会
最新文章 话题 话题特区 热门文章 全部文章
打开APP 打开应用
引用格式 购物指南 支付方式 配送方式 售后服务 退换货 我要提问 提问 栏目列表 推荐内容
听力 口语 口译 笔译 翻译 阅读理解 词汇 写作 语法 四级 六级 考研 雅思 托福
""".strip()
    .replace("\n", " ")
    .split(" ")
)
# Of these, what does something with the page: it stands beside a title, where no menu stands.
TOOLS: Final = frozenset(
    [
        "print",
        "print page",
        "print this page",
        "email",
        "e-mail",
        "share",
        "share this",
        "share this page",
        "save",
        "bookmark",
        "follow",
        "like",
        "tweet",
        "comment",
        "add",
        "listen",
        "download",
        "pdf",
        "分享",
        "转发",
        "收藏",
        "打印",
        "打印本页",
        "列印",
        "推荐",
        "复制链接",
        "字号",
        "大",
        "中",
        "小",
        "关闭",
        "关闭窗口",
        "评论",
        "收听",
    ]
)
WORDS: Final = TOOLS | frozenset(simple(word.casefold()) for word in (*_ENGLISH, *_CHINESE))
MAX_LENGTH: Final = 240  # code points
MIN_SPACED: Final = 4
_FIRST: Final = frozenset(("home", "homepage"))
_BETWEEN: Final = re.compile(r"\s*[|｜/·•>»›\t,，、;；\[\]【】()（）:：]+\s*|\s{2,}|\u3000+")
_MARKS: Final = " !>»›-–—*#+▸▾▼◂▲☰✕×&"


def entries_of(text: str) -> int:
    """How many entries of menus a line is made of; 0 when it holds anything else."""
    if len(text) > MAX_LENGTH:
        return 0
    plain = simple(text).casefold()
    if plain.strip(_MARKS) in WORDS:
        return 1
    parts = [part for piece in _BETWEEN.split(plain) if (part := piece.strip(_MARKS))]
    counts = [1 if part in WORDS else _spaced(part.split()) for part in parts]
    return sum(counts) if counts and all(counts) else 0


def _spaced(words: list[str]) -> int:
    """The number of entries with nothing but blanks between them, the longest ones taken first; 0: not only entries.

    A few English words in a row are no menu, whatever each of them is ("China Science News").
    """
    count = start = phrases = 0
    while start < len(words):
        stop = next((s for s in range(min(len(words), start + 5), start, -1) if " ".join(words[start:s]) in WORDS), 0)
        if not stop:
            return 0
        count, phrases, start = count + 1, phrases + (stop > start + 1), stop
    return count if count >= MIN_SPACED - (phrases > 1) or words[0] in _FIRST or not "".join(words).isascii() else 0
