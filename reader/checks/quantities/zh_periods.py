"""Chinese periods of a year: quarters, halves, the first months, fiscal and school years, seasons."""

from __future__ import annotations

from typing import Final

from reader.checks.quantities.quantity import Reading
from reader.checks.quantities.scanning import Draft, Match, Rule, Scene, rule
from reader.checks.quantities.values import plain
from reader.checks.quantities.zh_numbers import TO, parse_number


def _quarter(match: Match, scene: Scene) -> Draft | None:
    first, last = parse_number(match[1]), parse_number(match[2]) if match[2] else None
    if first is None:
        return None
    return Draft(*match.span(), "period", f"Q{plain(first.low)}" + (f"/Q{plain(last.low)}" if last else ""))


def _first_quarters(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    return None if number is None else Draft(*match.span(), "period", f"Q1/Q{plain(number.low)}")


def _first_months(match: Match, scene: Scene) -> Draft | None:
    number = parse_number(match[1])
    if number is None or number.low > 11:
        return None
    return Draft(*match.span(), "period", f"--01/--{int(number.low):02d}")


def _half_year(match: Match, scene: Scene) -> Draft | None:
    return Draft(*match.span(), "period", "H1" if match[0][0] == "上" else "H2")


def _fiscal(match: Match, scene: Scene) -> Draft | None:
    first, second = match.groups()
    year = parse_number(first)
    if year is None:
        return None
    start = int(year.low) + (2000 if year.low < 50 else 1900 if year.low < 100 else 0)
    end = parse_number(second) if second else None
    value = f"FY{start}" + (f"/{int(end.low) % 100:02d}" if end else "")
    return Draft(*match.span(), "period", value, others=() if end else (Reading(str(start), ""),))


PERIODS: Final[tuple[Rule, ...]] = (
    rule("上下", "[上下]半(?:年|财年|会计年度|学年)", _half_year),
    rule("首末", "([首末])季度?(?!赛)", lambda m, s: Draft(*m.span(), "period", "Q1" if m[1] == "首" else "Q4")),
    rule("前首", "前([二两三23])个?季度", _first_quarters),
    rule("第一二三四1234", rf"第?([一二三四1-4])(?:季度|财季|季(?=报))(?:{TO}第?([一二三四1-4])季度)?(?!之)", _quarter),
    rule("第一二三四1234", r"第?([一二三四1-4])(?:季度)?(?:至|到|、|和)第?([一二三四1-4])季度", _quarter),
    rule("前首", "[前首]([二两三四五六七八九十]|1?[0-9]|十一)个?月(?!份|亮|内|之内|免)", _first_months),
    rule(
        "0123456789〇零一二三四五六七八九",
        r"([12][0-9]{3}|[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年?(?:(?:/|-|–|—|至|~)([12][0-9]{3}|[0-9]{2}|[一二][〇零○一二三四五六七八九]{3}|[一二三四五六七八九〇零][一二三四五六七八九〇零]))?年?(?:财年|财政年度|会计年度|学年|赛季|年度(?=[/-])|年度(?!报|计|工))",
        _fiscal,
    ),
    rule("F", r"FY\s?([12][0-9]{3}|[0-9]{2})(?:[/–-]([0-9]{4}|[0-9]{2}))?", _fiscal),
    rule("Q", "(?<![A-Za-z])Q([1-4])(?:-Q([1-4]))?(?![0-9A-Za-z])", _quarter),
    rule("H", "(?<![A-Za-z])H([12])(?![0-9A-Za-z:：])", lambda m, s: Draft(*m.span(), "period", f"H{m[1]}")),
)
