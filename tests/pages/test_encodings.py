"""Bytes of the web: what is said of their encoding, and what is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pages.encodings import clean, decode, encoded, read

NEWS = "Café “Norrøy” schloß um 9 Uhr – “endlich”, sagte Šárka."
RUSSIAN = "Правительство объявило о новых мерах поддержки рыбаков на севере страны."
JAPANESE = "政府は北部の漁師を支援する新しい措置を発表した。"


def page(text, said):
    return f'<html><head><meta charset="{said}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("text", "encoding", "said", "header"),
    [
        (NEWS, "utf-8", "utf-8", None), (NEWS, "utf-8", "iso-8859-1", None),
        (NEWS, "utf-8-sig", "koi8-r", "koi8-r"), (NEWS, "utf-16", "utf-8", None),
        (NEWS, "cp1252", "utf-8", None), (NEWS, "cp1252", "utf-8", "utf-8"),
        (NEWS, "cp1252", "iso-8859-1", None), (NEWS, "cp1252", "martian", "klingon"),
        (RUSSIAN, "cp1251", "windows-1251", None), (RUSSIAN, "koi8-r", "utf-8", None),
        (RUSSIAN, "koi8-r", "utf-8", "koi8-r"), (JAPANESE, "shift_jis", "shift_jis", None),
        (JAPANESE, "euc-jp", "utf-8", None), (JAPANESE, "iso-2022-jp", "iso-2022-jp", None),
    ],
)  # fmt: skip
def test_the_encoding_that_is_true_is_found_whatever_is_said(text, encoding, said, header):
    found, _ = decode(page(text, said).encode(encoding), header)

    assert text in found


def test_one_broken_character_does_not_change_the_encoding():
    raw = page(NEWS * 5, "utf-8").encode() + b"\xe9"

    found, name = decode(raw)

    assert (name, found.count("\ufffd"), NEWS in found) == ("utf-8", 1, True)


@given(
    st.binary() | st.text("\r\n\0aé\ufeff").map(str.encode),
    st.none() | st.sampled_from(["utf-8", "utf-16", "gbk", "x-user-defined", "base64"]),
)
def test_any_bytes_are_decoded(raw, said):
    text, utf8 = read(raw, said)

    assert text == clean(decode(raw, said)[0])
    assert text.encode() == utf8
    assert "\0" not in text
    assert "\r" not in text


@given(st.text())
def test_utf8_is_always_read_as_it_was_written(text):
    assert decode(text.encode(), "cp1252")[0] == text.removeprefix("\ufeff") or text.startswith(
        "\ufeff"
    )


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\r\n\0\ud83d\ude00")))
def test_text_of_any_sort_is_cleaned(text):
    cleaned, utf8 = encoded(text)

    assert cleaned == clean(text)
    assert cleaned.encode() == utf8
