#!/usr/bin/env python3
"""Makes the embedded Han fonts from Noto Sans CJK (Debian: fonts-noto-cjk, fonttools).

usage: font.py FOLDER_OF_THE_TTC OUT_FOLDER

Takes the Simplified Chinese face of each weight, keeps the characters of GBK
and the signs that the window uses, and gives it a name of its own, as the Open
Font License asks of changed versions.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

NAME = "Reportdesk Sans"
SIGNS = "→←↑↓↕↗−＋×÷≈±～…—·•›“”‘’《》〔〕【】￥㎡㎞㎏℃‰①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ¶€£²³㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⋮㐀"


def charset():
    chars = set(range(0x20, 0x17F)) | {ord(c) for c in SIGNS} | {0x3000, 0x2002, 0x2003, 0xA0, 0xFFFD}
    for hi in range(0x81, 0xFF):
        for lo in range(0x40, 0xFF):
            try:
                chars.add(ord(bytes([hi, lo]).decode("gbk")))
            except (UnicodeDecodeError, TypeError):
                pass
    return chars


def main():
    source, out = sys.argv[1], sys.argv[2]
    for weight in ("Regular", "Bold"):
        faces = TTCollection(f"{source}/NotoSansCJK-{weight}.ttc").fonts
        face = next(f for f in faces if f["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
        options = subset.Options()
        options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.notdef_outline = True
        options.hinting = False
        sub = subset.Subsetter(options)
        sub.populate(unicodes=charset())
        sub.subset(face)
        for record in list(face["name"].names):
            if record.nameID in (1, 3, 4, 6):
                text = {1: NAME, 3: f"{NAME} {weight}", 4: f"{NAME} {weight}", 6: f"{NAME.replace(' ', '')}-{weight}"}[record.nameID]
                face["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
            elif record.nameID in (16, 17):
                face["name"].names.remove(record)
        face.flavor = None
        face.save(f"{out}/ReportdeskSans-{weight}.otf")


main()
