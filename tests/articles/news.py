"""Invented news for invented pages: nobody and nothing in it exists."""

# ruff: noqa: E501 - a paragraph of news is one line

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A headline, its paragraphs, and who printed it."""

    headline: str
    paragraphs: tuple[str, ...]
    outlet: str
    city: str = "PORT ELVAR"


HARBOUR = Story(
    "Veldria and Osmara sign accord to reopen 'northern corridor' by spring",
    (
        "The governments of Veldria and Osmara signed an accord on Tuesday to reopen the northern rail "
        "corridor, which has been closed since a bridge collapsed two years ago.",
        "Transport Minister Ilse Korvan said the line would carry freight by spring. “We have waited long "
        "enough,” she told reporters in the port city of Elvar.",
        "Engineers put the cost of repairs at 41 million crowns, of which Osmara will pay a third.",
        "The opposition called the accord a gift to the shipping companies and asked for a debate.",
    ),
    "Elvar Courier",
)
STRIKE = Story(
    "Dock workers in Tamsin end strike after nine days",
    (
        "Dock workers in the port of Tamsin voted on Friday to end a strike that had kept 60 ships "
        "waiting at anchor for nine days, their union said.",
        "The deal raises wages by 6.5 percent over two years and adds a week of leave, according to a copy "
        "of the agreement. Employers had offered 4 percent.",
        "“Nobody won,” said Petra Lindqvar, who led the talks for the union. “But the cranes will move "
        "tonight.” Shipping lines said it would take until the end of the month to clear the backlog.",
    ),
    "Tamsin Post",
)
FLOOD = Story(
    "Floods force 3,000 from homes along the Ruvel as dam gates open",
    (
        "Some 3,000 people left their homes along the Ruvel river on Sunday after engineers opened the "
        "gates of a dam that was close to overflowing, the civil defence agency said.",
        "Schools in the valley took in families overnight. Two villages could be reached only by boat.",
        "The agency's head, Marek Oduya, said the water would fall by Wednesday if no more rain came. He "
        "asked people not to return before then.",
    ),
    "The Ruvel Herald",
)
VOTE = Story(
    "Osmara parliament rejects budget by a single vote",
    (
        "Osmara's parliament rejected the government's budget by a single vote on Monday, leaving the "
        "prime minister, Davit Serran, a week to find new partners or call an election.",
        "Two members of his own party voted against the bill, which would have raised the pension age.",
        "The currency fell by 1.2 percent against the dollar after the vote, its largest fall since March.",
    ),
    "Northern Wire",
)
VACCINE = Story(
    "Health agency clears malaria vaccine for infants in four countries",
    (
        "A regional health agency on Thursday cleared a malaria vaccine for infants in four countries, "
        "after a trial in which severe cases fell by 58 percent.",
        "The first doses are to be given in September. Doctors' groups welcomed the decision but warned "
        "that cold stores were missing in the hills.",
    ),
    "Elvar Courier",
)
MUSEUM = Story(
    "Museum returns 12 bronzes to Kelmar after decade of talks",
    (
        "A museum in Elvar handed 12 bronze figures back to the kingdom of Kelmar on Wednesday, ending a "
        "decade of talks over how they had left the country.",
    ),
    "Tamsin Post",
)
SATELLITE = Story(
    "Private rocket puts weather satellite in orbit at third attempt",
    (
        "A privately built rocket put a weather satellite into orbit on Saturday at the third attempt, "
        "its makers said, after two launches were called off because of wind.",
    ),
    "Orbit Today",
)
TEASERS = (
    "Central bank holds rates as inflation slows to 3.1 percent",
    "Court orders recount in Kelmar's closest mayoral race",
    "Fishermen block harbour mouth over new quotas",
    "Two hurt as tram leaves rails in old town",
    "Airline drops winter flights to six island airports",
    "How a village of 200 kept its only school open",
)
AGES = ("41 minutes ago", "3 hours ago", "6 hours ago", "15 hours ago", "2 days ago")
