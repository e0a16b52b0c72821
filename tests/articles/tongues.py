"""Pages in other languages, each with the labels of its own."""

# ruff: noqa: E501 - a paragraph of news is one line

from tests.articles.layouts import Layout, teasers
from tests.articles.sheets import Sheet

TONGUES: dict[str, Layout] = {}


def tongue(page: Layout) -> Layout:
    TONGUES[page.__name__] = page
    return page


@tongue
def french_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Veldrie : le gouvernement renonce à la taxe sur les péages", "headline")
    )
    s.put("Par Lucie Arnoult", "byline").bare("Publié le", "label", " ").put(
        "8 avril 2031 à 14h05", "date"
    )
    s.paragraphs(
        "Le gouvernement veldrien a renoncé mardi à la taxe sur les péages, après trois semaines de manifestations.",
        "« Nous avons entendu les transporteurs », a déclaré la ministre des Transports devant les députés.",
    )
    s.bare("À lire aussi :", "label", " ").open("t0", "teaser")
    s.put("Grève des éboueurs : la capitale se prépare à une longue semaine", "headline")
    s.open("main", "main").paragraphs(
        "Le texte devait rapporter 200 millions de couronnes par an, selon le budget."
    )
    s.bare("Les plus lus", "label")
    return teasers(
        s,
        "Le parlement osmarien rejette le budget",
        "Une fusée privée réussit son troisième lancement",
    )


@tongue
def german_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("Hafenarbeiter in Tamsin beenden Streik nach neun Tagen", "headline")
    )
    s.put("Von Jonas Weidler", "byline").bare("Stand:", "label", " ").put(
        "08.04.2031, 16:20", "date", " "
    )
    s.bare("Uhr", "label")
    s.paragraphs(
        "Die Hafenarbeiter in Tamsin haben am Freitag für ein Ende ihres Streiks gestimmt, teilte die Gewerkschaft mit.",
        "Die Löhne steigen über zwei Jahre um 6,5 Prozent. Die Arbeitgeber hatten 4 Prozent geboten.",
    )
    s.bare("Mehr zum Thema", "label")
    teasers(
        s, "Reeder warnen vor Staus bis zum Monatsende", "Was die Einigung für die Kunden bedeutet"
    )
    s.bare("Meistgelesen", "label")
    return teasers(
        s,
        "Zentralbank lässt Zinsen unverändert",
        "Straßenbahn springt in der Altstadt aus den Gleisen",
    )


@tongue
def spanish_page() -> Sheet:
    s = (
        Sheet()
        .open("main", "main")
        .put("El parlamento de Osmara rechaza el presupuesto por un voto", "headline")
    )
    s.put("hace 3 horas", "time").put("HALVRIK", "dateline", " ").put("(EFE)", "agency", " ")
    s.bare("-", "separator", " ").paragraphs(
        "El parlamento de Osmara rechazó el lunes el presupuesto del Gobierno por un solo voto.",
        "El primer ministro tiene una semana para buscar nuevos socios o convocar elecciones, según la ley.",
    )
    s.bare("Te puede interesar", "label")
    return teasers(
        s,
        "El banco central mantiene los tipos de interés",
        "Pescadores bloquean el puerto por las cuotas",
    )


@tongue
def turkish_page() -> Sheet:
    s = Sheet().open("main", "main").put("Tamsin limanında dokuz günlük grev sona erdi", "headline")
    s.bare("Yayınlanma:", "label", " ").put("8 Nisan 2031 14:30", "date")
    s.paragraphs(
        "Tamsin limanındaki işçiler cuma günü yapılan oylamada dokuz gün süren grevi bitirme kararı aldı.",
        "Sendika, ücretlerin iki yılda yüzde 6,5 artacağını açıkladı. İşverenler yüzde 4 önermişti.",
    )
    s.bare("İlgili Haberler", "label")
    teasers(s, "Merkez bankası faizi sabit tuttu", "Balıkçılar yeni kotalara karşı limanı kapattı")
    s.bare("En Çok Okunanlar", "label")
    return teasers(s, "Eski şehirde tramvay raydan çıktı iki yaralı var")


@tongue
def arabic_page() -> Sheet:
    s = Sheet().open("main", "main").put("برلمان أوسمارا يرفض الموازنة بفارق صوت واحد", "headline")
    s.put("منذ 3 ساعات", "time").paragraphs(
        "رفض برلمان أوسمارا يوم الاثنين موازنة الحكومة بفارق صوت واحد، وأمام رئيس الوزراء أسبوع واحد للعثور على شركاء جدد.",
        "وصوت عضوان من حزبه ضد مشروع القانون الذي كان سيرفع سن التقاعد، بحسب محضر الجلسة.",
    )
    s.bare("اقرأ أيضا:", "label", " ").open("t", "teaser").put(
        "عمال الميناء ينهون إضرابهم بعد تسعة أيام", "headline"
    )
    s.bare("مقالات ذات صلة", "label")
    return teasers(
        s, "البنك المركزي يثبت أسعار الفائدة", "فيضانات تجبر ثلاثة آلاف شخص على ترك منازلهم"
    )
