from copydesk.facts.events import presence
from copydesk.facts.presence import implied

ROE = {"name": "Ann Roe", "iso3": "FJI", "role": "both"}
DOE = {"name": "Jo Doe", "iso3": "TON", "role": "both"}
MONDAY = {"from": None, "to": None, "text": "Monday", "rule": "weekday:1"}


def name(n, text, kind, iso3):
    slots = {"text": text, "kind": kind, "role": None, "iso3": iso3}
    return {"article_id": 1, "n": n, "item": 0, "says": "name", "name": slots, "event": None}


def event(n, actors, **more):
    slots = {
        "root": "SUPPORT", "quad": "V-COOP", "status": "happened", "trigger": "signed a pact",
        "actors": actors, "date": None, "place": None, "object": "a pact", **more,
    }  # fmt: skip
    words = {"from": 70, "to": 102, "words": "Jo Doe and Ann Roe signed a pact"}
    return {
        "article_id": 1, "n": n, "item": 4, "says": "event", "name": None, "event": slots, **words,
    }  # fmt: skip


def test_leaders_who_sign_in_the_capital_of_one_met_there():
    rows = [name(1, "Suva", "place", "FJI"), event(1, [ROE, DOE], place="Suva", date=MONDAY)]

    (visit,) = presence(rows)

    told = visit["event"]
    assert (told["root"], told["trigger"], told["place"]) == ("CONSULT", "signed a pact", "Suva")
    assert [(a["name"], a["role"]) for a in told["actors"]] == [
        ("Jo Doe", "source"),
        ("Ann Roe", "target"),
    ]
    assert (told["date"], visit["item"]) == (MONDAY, 5)
    assert (visit["from"], visit["to"], visit["words"]) == (70, 88, "Jo Doe and Ann Roe")
    assert implied(visit)
    assert not implied(rows[1])


def test_a_visit_takes_the_date_under_which_the_article_tells_the_deed():
    dated = event(0, [ROE, DOE], date=MONDAY)
    rows = [dated, name(1, "Suva", "place", "FJI"), event(1, [ROE, DOE], place="Suva")]

    (visit,) = presence(rows)

    assert visit["event"]["date"] == MONDAY


def test_states_that_sign_and_leaders_elsewhere_pay_no_visit():
    fiji = {"name": "Fiji", "iso3": "FJI", "role": "both"}
    tonga = {"name": "Tonga", "iso3": "TON", "role": "both"}
    suva, apia = name(1, "Suva", "place", "FJI"), name(2, "Apia", "place", "WSM")
    states = [name(0, "Fiji", "state", "FJI"), name(0, "Tonga", "state", "TON")]

    signed = [suva, *states, event(1, [fiji, tonga], place="Suva")]
    abroad = [apia, event(2, [ROE, DOE], place="Apia")]
    planned = [suva, event(1, [ROE, DOE], place="Suva", status="planned")]

    assert presence(signed) == presence(abroad) == presence(planned) == []
