"""Near-duplicates are told by their words, whatever the script; forms filled in anew are not near-duplicates."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive.fingerprints import (
    JOINED_AT,
    KEYS,
    SIGNATURE_BYTES,
    Fingerprint,
    Text,
    estimate,
    text_hash,
)

ALPHABETS = {
    "latin": ("abcdefghijklmnoprstuvw", " ", 6),
    "cyrillic": ("абвгдежзиклмнопрстуф", " ", 6),
    "arabic": ("ابتثجحخدذرزسشصضطظعغ", " ", 5),
    "devanagari": ("कखगघचछजझटठडढतथदध", " ", 5),
    "han": ("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜", "", 2),
    "thai": ("กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวสหอ", "", 5),
}


def made_text(script: str, seed: int, words: int = 300) -> list[str]:
    letters, _, length = ALPHABETS[script]
    chance = random.Random(f"{script} {seed}")
    return ["".join(chance.choices(letters, k=length)) for _ in range(words)]


def joined(script: str, words: list[str]) -> str:
    return ALPHABETS[script][1].join(words)


def fingerprint(text: str) -> Fingerprint | None:
    return Text(text).fingerprint


def similarity(text: str, other: str) -> float:
    return Text(text).similarity(Text(other))


def estimated(text: str, other: str) -> float:
    one, two = fingerprint(text), fingerprint(other)
    assert one
    assert two
    return estimate(one.signature, two.signature)


@pytest.mark.parametrize("script", ALPHABETS)
def test_a_text_cut_to_sixty_per_cent_is_nearly_the_same(script):
    words = made_text(script, 1)
    assert similarity(joined(script, words), joined(script, words[:180])) == pytest.approx(0.6, abs=0.02)


@pytest.mark.parametrize("script", ALPHABETS)
def test_a_text_with_every_tenth_word_changed_is_nearly_the_same(script):
    words = made_text(script, 1)
    other = made_text(script, 2)
    changed = [other[place] if place % 10 == 5 else word for place, word in enumerate(words)]
    assert similarity(joined(script, words), joined(script, changed)) > JOINED_AT


@pytest.mark.parametrize("script", ALPHABETS)
def test_two_texts_of_the_same_script_share_next_to_nothing(script):
    assert similarity(joined(script, made_text(script, 1)), joined(script, made_text(script, 2))) < 0.05


@pytest.mark.parametrize("script", ALPHABETS)
def test_the_estimate_is_near_the_true_similarity(script):
    words = made_text(script, 1)
    whole, half = joined(script, words), joined(script, words[:150])
    assert estimated(whole, half) == pytest.approx(similarity(whole, half), abs=0.2)


def test_a_fingerprint_takes_few_bytes_and_its_keys_fit_in_four_each():
    found = fingerprint(joined("latin", made_text("latin", 1)))
    assert found
    assert len(found.signature) == SIGNATURE_BYTES
    assert len(set(found.keys)) == KEYS
    assert all(-(2**31) <= key < 2**31 for key in found.keys)


def test_fingerprints_do_not_change_from_one_release_to_the_next():
    found = fingerprint("It rained on the first day and on all of the others until the river stood in the streets.")
    assert found
    assert found.signature[:4].hex() == "edd90724"
    assert found.keys[0] == -353493296


def test_a_text_of_a_few_words_has_no_fingerprint():
    assert fingerprint("This story is being updated.") is None


def test_the_exact_fingerprint_goes_by_the_words_alone():
    assert text_hash("Rain — all\u00a0day.\n\nSun!") == text_hash("rain all day sun")
    assert text_hash("rain all day") != text_hash("rain all night")


def test_soft_hyphens_and_full_width_forms_make_no_other_words():
    assert Text("Wochen\u00adende in Ｋｉｅｌ").shingles == Text("wochenende in kiel").shingles


WEATHER = (
    "In {0} it will be {1} degrees on Monday, {2} degrees on Tuesday and {3} degrees by Friday. The chance of rain "
    "in {0} is {4} per cent, the wind reaches {5} kilometres an hour, and the sun sets at {6}, the service says."
)


def differ(text: str, other: str) -> bool:
    return Text(text).differs_in_facts(Text(other))


def test_yesterdays_weather_report_is_another_report():
    assert differ(WEATHER.format("Kiel", *range(10, 16)), WEATHER.format("Kiel", *range(20, 26)))


def test_the_same_report_with_an_edited_sentence_stays_the_same():
    report = WEATHER.format("Kiel", *range(10, 16))
    assert not differ(report, report.replace("the service says", "say those who know"))


def test_one_corrected_figure_makes_no_other_report():
    report = WEATHER.format("Kiel", *range(10, 16))
    assert not differ(report, report.replace("14 per cent", "40 per cent"))


def test_the_same_form_about_other_people_is_another_report():
    form = "The court sent {0} to prison. Later {1} spoke for it. Then {2} and the judge left, {3} said to {4} there."
    assert differ(form.format("Ann", "Bob", "Cid", "Dan", "Eve"), form.format("Flo", "Gus", "Hal", "Ivy", "Joe"))


@given(st.text())
def test_any_text_has_a_hash_and_is_wholly_like_itself(text):
    assert len(text_hash(text)) == 16
    found = fingerprint(text)
    assert found is None or estimate(found.signature, found.signature) == 1.0


def test_lone_surrogates_are_no_trouble():
    broken = " ".join(f"\ud800 word{number}" for number in range(40))
    assert fingerprint(broken) == fingerprint(broken.replace("\ud800", ""))


def test_a_word_of_a_megabyte_is_no_trouble():
    assert fingerprint("x" * 1_000_000) is None
