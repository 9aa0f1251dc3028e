"""English words that hold a numeral and state no quantity: idioms, names, codes, labels, telephone numbers."""

from __future__ import annotations

from typing import Final

from reader.checks.quantities.scanning import Rule, trap

_WORDS: Final = """
first of all|first and foremost|at first|first-hand|firsthand|first aid|first lady|first name|first class|first-class|first-rate|first rate|first sight|first glance|first place|first come|first thing|
at sixes and sevens|six of one and half a dozen|six of one|double ninth|double seventh|double eleven|double fifth|second-best|second best|foursomes?|fourballs?|first-half|second-half|halftime|half-time|second nature|second thoughts?|second to none|second-hand|secondhand|second-rate|second guess|a second[,.]|a second\\b(?![ -][a-z]+)|just a second|wait a second|split second|for a second(?! [a-z])|every second(?! [dwmy])|
think twice|thinks twice|thought twice|thinking twice|once and for all|once in a while|once upon a time|at once|once again|once more|once\\b(?=,? )|
one another|one of a kind|one by one|one day|one after another|one after the other|one at a time|one and the same|one and all|one-way|one-sided|one-off|one-on-one|no one|one-stop|one-size|one thing|on the one hand|one hand|one's|one-china|one country|one belt|
a stitch in time saves nine|two birds with one stone|two heads are better than one|third time lucky|seven-year itch|six feet under|a dime a dozen|
baker's dozen|nine lives|once bitten,? twice shy|two peas in a pod|square one|second wind|second fiddle|third degree|third wheel|fifth wheel|
high fives?|hole in one|one-track|one for the road|takes two|two and two together|two left feet|two of a kind|take five|five o'clock shadow|
ten a penny|whole nine yards|one fell swoop|one and only|one too many|first things first|first served|one way or another|on second thoughts?|
two sides of the same coin|at one with|one in the eye|six months of sundays|a thousand times better|a thousand pities|zeroed|double-quick|
double-cross[a-z]*|double bind|double dealing|double-dealing|double entendre|double jeopardy|one fine day|for one thing|or two(?= of)|one of those|
one of these|one of them|one of us|one of you|
two countries, one|one country, two systems|two-way|two-faced|two cents|in two minds|third party|third parties|third-party|third world|third person|third reich|third rail|third sector|fourth estate|fifth column|fifth avenue|sixth sense|seventh heaven|eleventh hour|
nine to five|nine-to-five|on cloud nine|tons of|ton of|a ton of|million times|thanks a million|a thousand thanks|two-for-one|two for one|buy one,? get one(?: free)?|catch-22|nought to sixty|fifty-fifty|zero in|ground zero|zero-sum|zero tolerance|year zero|
half-hearted|half-way|halfway|half brother|half sister|half-brother|half-sister|half-baked|half mast|half-mast|half-truths?|half the battle|better half|half asleep|half open|half-open|half moon|half-moon|half a mind|
single-minded|single-handed|single-handedly|single parent|single mother|single room|single out|singled out|singles|double bass|double room|double bed|double-decker|double standards?|double-check|double check|double agent|doubles (?:final|match|title|champion|player|partner)s?|(?:mixed|men's|women's) doubles|double-edged|double-click|double take|triple jump|
french quarter|latin quarter|headquarters?|close quarters|living quarters|quarter-?finals?|quarterback|semi-?finals?|may day|march (?:on|past|through|towards|in protest)|
seven seas|seven wonders|four corners|all fours|forty winks|nineteen eighty-four|big four|big five|big three|big ten|gang of four|group of seven|group of twenty|group of eight|three gorges|three kingdoms|four books|five classics|five dynasties|
twelve apostles|three wise men|three musketeers|ninth symphony|ten commandments|dressed to the nines|seven-eleven|7-eleven|forbes 500|fortune 500|fortune global 500|csi 300|s&p 500|nasdaq 100|ftse 100|nikkei 225|dow 30|stoxx 600|cac 40|web 2\\.0|web 3\\.0|industry 4\\.0|industrie 4\\.0|
24/7|9-to-5|24-7|round-the-clock|twenty-four seven|twenty-four hours a day|24 hours a day|around the clock|twenty questions|act one|zero hour|point zero|one piece|one of the|one of|one-half-hearted|each one|every one|the one(?! hundred)(?! thousand)(?! million)(?! and)|this one|that one|which one|one who|one that|
at one point(?! [hlab])|five-year plans?|first sino-japanese|first opium|second opium|second sino-japanese|first secretary|first vice|second secretary|third secretary|a hundred schools|hundred flowers|hundred days|thousand-year
""".replace("\n", "").split("|")

_FIGURES: Final = "0"
_PHONE_WORDS: Final = (
    "call phone telephone tel fax hotline dial contact enquiries inquiries mobile whatsapp postcode zip"
)
_PRODUCTS: Final = "wi wifi iso iec din windows android ios iphone ipad boeing airbus galaxy usb html mpeg pm covid apollo soyuz falcon concorde chapter11 route highway interstate formula playstation xbox agenda"

TRAPS: Final[tuple[Rule, ...]] = (
    trap(
        " ".join(
            sorted(
                {
                    word.split(" ")[0]
                    .split("-")[0]
                    .split("\\b")[0]
                    .split("[")[0]
                    .split("/")[0]
                    .replace("?", "")
                    .replace("'s", "")
                    for word in _WORDS
                }
                | {"0", "s", "headquarters", "headquarter"}
            )
        ),
        "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")(?![a-z])",
    ),
    trap(
        _PHONE_WORDS,
        r"(?:call|phone|telephone|tel|fax|hotline|dial|contact|enquiries|inquiries|mobile|whatsapp|postcode|zip)(?: number| code| us)?(?: is| on| at)?[.:]? ?[+(]?[0-9][0-9() -]{1,}[0-9]",
    ),
    trap(
        "+ ( 0",
        r"\+?\(?[0-9]{1,4}\)?(?:[ -]\(?[0-9]{2,4}\)?)?[ -][0-9]{3,4}[ -][0-9]{3,4}(?![0-9,]|\.[0-9])(?! (?:yuan|people|tonnes))",
    ),
    trap("0", r"(?:1[3-9][0-9]{9})(?![0-9])"),
    trap("0", r"[0-9]{3,5}(?= (?:hotline|helpline))"),
    trap("( 0", r"(?:\A|(?<=\n))\s*\(?[0-9]{1,2}(?:\)|\.(?![0-9])|,(?= [a-z]))"),
    trap("( i v x", r"(?:\A|(?<=\n))\s*\(?[ivx]{1,4}[).,]"),
    trap("(", r"\((?:[0-9]{1,2}|[ivx]{1,4}|[a-h])\)"),
    trap("[", r"\[[0-9]{1,3}\]"),
    trap("0", r"(?:[1-6]g|[248]k|[234]d)(?![a-z0-9])"),
    trap(
        _PRODUCTS,
        r"(?:wi-?fi|iso|iec|din|windows|android|ios|iphone|ipad|boeing|airbus|galaxy|usb|html|mpeg|pm|covid|apollo|soyuz|falcon|route|highway|interstate|formula|playstation|xbox)[ /-]?[0-9][a-z0-9.:-]*",
    ),
    trap("http https www", r"(?:https?://|www\.)[^\s]*"),
)
