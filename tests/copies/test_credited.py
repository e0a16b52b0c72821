"""Credits in many languages: what an article says it has from another, or from its agency."""

import pytest

from tests.copies.walk import article, edges

WIRE = "The harbour of Velmar stays closed until Sunday because of ice."
CREDITS = [
    ("Reuters", "The lake is rising, state media and Reuters reported on Friday."),
    ("Reuters", "He spoke to Reuters from a cellar."),
    ("Belta", "The lake is rising, according to state news agency Belta."),
    ("Belta", "The video was carried by Belta on Monday."),
    ("AFP", "Le lac monte, a indiqué une source policière à l'AFP."),
    ("AFP", "Le lac monte, selon l'agence de presse AFP."),
    ("AFP", "Contacté par l'AFP, le maire n'a pas souhaité réagir."),
    ("AFP", "Le lac monte, rapporte l'Agence France-Presse."),
    ("dpa", "Wie dpa meldet, steigt der See."),
    ("dpa", "Der See steigt, sagte ein Sprecher der dpa."),
    ("dpa", "Laut dpa steigt der See."),
    ("Reuters", "Der See steigt, wie die Agentur Reuters unter Berufung auf Kreise berichtet."),
    ("EFE", "El lago crece, según la agencia Efe."),
    ("EFE", "El alcalde indicó a EFE que el lago crece."),
    ("Reuters", "O lago sobe, de acordo com a Reuters."),
    ("Lusa", "O autarca disse à Lusa que o lago sobe."),
    ("ANSA", "Il lago sale, riferisce l'Ansa."),
    ("ANSA", "Il sindaco ha dichiarato all'agenzia Ansa che il lago sale."),
    ("TASS", "Уровень озера растет, сообщает ТАСС."),
    ("TASS", "По данным агентства ТАСС, уровень озера растет."),
    ("Interfax", "Об этом Интерфаксу не рассказали, передает «Интерфакс» со ссылкой на мэра."),
    ("Ukrinform", "Рівень озера зростає, повідомляє Укрінформ."),
    ("Reuters", "Reuters'ın haberine göre göl yükseliyor."),
    ("Anadolu", "Anadolu Ajansı'na konuşan başkan, gölün yükseldiğini söyledi."),
    ("Anadolu", "AA'nın aktardığına göre göl yükseliyor."),
    ("Reuters", "ارتفع منسوب البحيرة، بحسب وكالة رويترز."),
    ("Reuters", "وقال مسؤول لرويترز إن منسوب البحيرة ارتفع."),
    ("Anadolu", "نقلت وكالة الأناضول عن العمدة أن البحيرة ترتفع."),
    ("ISNA", "به گزارش ایسنا، سطح دریاچه بالا آمده است."),
    ("IRNA", "شهردار به نقل از ایرنا گفت سطح دریاچه بالا آمده است."),
    ("Xinhua", "据新华社报道，湖水正在上涨。"),
    ("Reuters", "路透社援引市长的话称，湖水正在上涨。"),
]  # fmt: skip
NO_CREDITS = [
    ("Reuters", "According to police, Reuters has its office beside the lake."),
    ("NBC", "Back on NBC, Roe said that the lake is rising."),
    ("AFP", "Le photographe de l'AFP habite au bord du lac."),
    ("dpa", "Die dpa zieht nach Velmar um."),
    ("EFE", "La sede de EFE está junto al lago."),
    ("TASS", "Здание ТАСС стоит у озера."),
    ("Anadolu", "Anadolu Ajansı gölün kıyısında bir bina satın almak istiyor."),
    ("Reuters", "افتتحت رويترز مكتبا جديدا قرب البحيرة."),
    ("Xinhua", "新华社大楼在湖边。"),
]


def told(agency, text):
    return edges(article("wire", WIRE, agency=agency), article("other", text))


@pytest.mark.parametrize(("agency", "text"), CREDITS)
def test_an_agency_is_credited_in_the_words_of_the_language(agency, text):
    assert told(agency, text) == {("other", "credited", "wire")}


@pytest.mark.parametrize(("agency", "text"), NO_CREDITS)
def test_an_agency_that_is_only_named_is_not_credited(agency, text):
    assert told(agency, text) == set()


def test_another_agency_than_the_wire_s_is_not_credited():
    assert told("Reuters", "Laut dpa steigt der See, berichtet die Zeitung.") == set()
