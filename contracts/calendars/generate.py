#!/usr/bin/env python3
"""Writes the files of public holidays in this directory. README.md says how to renew them.

Needs the package `holidays` in the version below, and nothing else:

    python3 -m venv target/venv
    target/venv/bin/pip install holidays==0.109
    target/venv/bin/python contracts/calendars/generate.py
"""

import sys
from pathlib import Path

import holidays

VERSION = "0.109"
YEARS = range(2024, 2031)
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
HOURS = "09:00-17:00"

# Each country's code, name and zone; then the parts of it that get a calendar, by the source's
# codes: a name, and a zone where it is another. "" is the country itself, or what is observed
# everywhere in it.
COUNTRIES = [
    ("AE", "the United Arab Emirates", "Asia/Dubai", {"": ""}),
    ("AT", "Austria", "Europe/Vienna", {"": ""}),
    (
        "AU", "Australia", "Australia/Sydney",
        {
            "": "", "ACT": "Australian Capital Territory", "NSW": "New South Wales",
            "NT": ("Northern Territory", "Australia/Darwin"),
            "QLD": ("Queensland", "Australia/Brisbane"),
            "SA": ("South Australia", "Australia/Adelaide"),
            "TAS": ("Tasmania", "Australia/Hobart"),
            "VIC": ("Victoria", "Australia/Melbourne"),
            "WA": ("Western Australia", "Australia/Perth"),
        },
    ),
    ("BE", "Belgium", "Europe/Brussels", {"": ""}),
    ("BR", "Brazil", "America/Sao_Paulo", {"": "", "SP": "Sao Paulo", "RJ": "Rio de Janeiro"}),
    (
        "CA", "Canada", "America/Toronto",
        {
            "": "", "AB": ("Alberta", "America/Edmonton"),
            "BC": ("British Columbia", "America/Vancouver"), "ON": "Ontario", "QC": "Quebec",
        },
    ),
    (
        "CH", "Switzerland", "Europe/Zurich",
        {
            "": "", "BE": "Bern", "BS": "Basel-Stadt", "GE": "Geneva", "TI": "Ticino",
            "VD": "Vaud", "ZG": "Zug", "ZH": "Zurich",
        },
    ),
    ("CZ", "Czechia", "Europe/Prague", {"": ""}),
    (
        "DE", "Germany", "Europe/Berlin",
        {
            "": "", "BB": "Brandenburg", "BE": "Berlin", "BW": "Baden-Wuerttemberg",
            "BY": "Bavaria", "HB": "Bremen", "HE": "Hesse", "HH": "Hamburg",
            "MV": "Mecklenburg-Western Pomerania", "NI": "Lower Saxony",
            "NW": "North Rhine-Westphalia", "RP": "Rhineland-Palatinate", "SH": "Schleswig-Holstein",
            "SL": "Saarland", "SN": "Saxony", "ST": "Saxony-Anhalt", "TH": "Thuringia",
        },
    ),
    ("DK", "Denmark", "Europe/Copenhagen", {"": ""}),
    (
        "ES", "Spain", "Europe/Madrid",
        {
            "": "", "AN": "Andalusia", "CT": "Catalonia", "MD": "Madrid", "PV": "the Basque Country",
            "VC": "Valencia",
        },
    ),
    ("FI", "Finland", "Europe/Helsinki", {"": ""}),
    ("FR", "France", "Europe/Paris", {"": ""}),
    (
        "GB", "the United Kingdom", "Europe/London",
        {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"},
    ),
    ("IE", "Ireland", "Europe/Dublin", {"": ""}),
    (
        "IN", "India", "Asia/Kolkata",
        {
            "": "", "KA": "Karnataka", "MH": "Maharashtra", "TN": "Tamil Nadu",
        },
    ),
    ("IT", "Italy", "Europe/Rome", {"": ""}),
    ("JP", "Japan", "Asia/Tokyo", {"": ""}),
    ("LU", "Luxembourg", "Europe/Luxembourg", {"": ""}),
    ("NL", "the Netherlands", "Europe/Amsterdam", {"": ""}),
    ("NO", "Norway", "Europe/Oslo", {"": ""}),
    ("NZ", "New Zealand", "Pacific/Auckland", {"": ""}),
    ("PL", "Poland", "Europe/Warsaw", {"": ""}),
    ("PT", "Portugal", "Europe/Lisbon", {"": ""}),
    ("SA", "Saudi Arabia", "Asia/Riyadh", {"": ""}),
    ("SE", "Sweden", "Europe/Stockholm", {"": ""}),
    ("SG", "Singapore", "Asia/Singapore", {"": ""}),
    ("US", "the United States", "America/New_York", {"": ""}),
    ("ZA", "South Africa", "Africa/Johannesburg", {"": ""}),
]


def holidays_of(code, part):
    """The public holidays of a place by date, named in English, estimates marked as such."""
    source = getattr(holidays, code)
    options = {"years": YEARS, "subdiv": part or None}
    english = [f"en_{code}", "en_US"]
    options["language"] = next((one for one in english if one in source.supported_languages), None)
    if code == "SA":
        options["islamic_show_estimated"] = True  # the one country that is silent of it
    return source(**options)


def quoted(text):
    if any(character in text for character in '"\\') or not text.isprintable():
        sys.exit(f"a name that has to be escaped: {text}")
    return f'"{text}"'


def calendar(name, place, zone, source, days):
    """One calendar as TOML."""
    week = [f'{day} = ["{HOURS}"]' for at, day in enumerate(DAYS) if at not in days.weekend]
    lines = [
        f"[calendar.{name}]",
        f'zone = "{zone}"',
        'inferred = "no source states hours; nine to five on working days is an assumption"',
        f"hours = {{ {', '.join(week)} }}",
        "",
        f"[calendar.{name}.holidays]",
        f"place = {quoted(place)}",
        f"source = {quoted(source)}",
        f"years = [{YEARS[0]}, {YEARS[-1]}]",
        "closed = [",
    ]
    for year in YEARS:
        dates = [f'"{date}"' for date in sorted(days) if date.year == year]
        for at in range(0, len(dates), 6):
            lines.append(f"    {', '.join(dates[at:at + 6])},")
    lines += ["]", "", f"[calendar.{name}.holidays.names]"]
    lines += [f'"{date}" = {quoted(days[date])}' for date in sorted(days)]
    return "\n".join(lines) + "\n"


def main():
    if holidays.__version__ != VERSION:
        sys.exit(f"the package is {holidays.__version__}; this script is for {VERSION}")
    for code, country, country_zone, parts in COUNTRIES:
        calendars = []
        for part, told in parts.items():
            title, zone = told if isinstance(told, tuple) else (told, country_zone)
            place = f"{title}, {country}" if title else country
            if not title and len(parts) > 1:
                place = f"{country} (nationwide)"
            name = "-".join(filter(None, [code, part]))
            source = f"python-holidays {VERSION}, {name}"
            calendars.append(
                calendar(name.lower(), place, zone, source, holidays_of(code, part))
            )
        head = (
            "#:schema ../../schemas/calendar.json\n"
            f"# Public holidays of {country}, made by generate.py from python-holidays {VERSION}\n"
            "# (MIT, see LICENSE-python-holidays). They are the holidays of the place, not those of any\n"
            "# vendor; an estimated date says so. Do not edit: README.md says how to renew.\n"
            "format = 1\n\n"
        )
        path = Path(__file__).parent / f"{code.lower()}.toml"
        path.write_text(head + "\n".join(calendars), encoding="utf-8")


if __name__ == "__main__":
    main()
