"""Names for people who never were, of many origins. They are shown and used for nothing else."""

from __future__ import annotations

from collections.abc import Iterator

_GIVEN = """Adaeze Aleksandra Alejandro Amina Anders Ananya Aoife Arjun Beatriz Bogdan Camille Chidi Chloé Dalia Deniz Dmitri
Ebru Eleni Emeka Esra Fatou Femi Gabriela Giulia Hana Haruto Hassan Ibrahim Ilse Imani Isak Ivana Jamal Jiwoo Joaquín Jules
Kamala Kofi Laila Leandro Linh Luca Magdalena Malik Mariam Mateo Minh Naledi Nikhil Noa Oksana Olumide Paloma Pedro Priscila
Rafael Rania Rohan Ruta Saoirse Selim Shira Sione Svetlana Tariq Teresa Thandiwe Uma Viktor Wanjiru Xiomara Yara Yusuf
Zainab Zeynep Zofia Walter Carol Brandon Heather Curtis Denise""".split()
_FAMILY = """Abara Adeyemi-Lund Alvesen Amarante Antonellis Arslanoğlu Bakoyan Balakumar Bergqvist Bianchera Bouazzi Brightwater
Cermakova Chandrasena Chukwuma Costabel Dabrowicz Delacourt Demirkol Dragomirov Eguchi Ekström Espinar Fairweather Farouki
Fitzmaurice Gallardo Ghoshal Grünfelder Gutiérrez-Sol Hailemariam Halvorsen Hamasaki Harrowgate Hoangson Ibáñez Iyengaran
Jankovski Jayawickrama Kalinowska Kamaras Karimova Kessington Kimathi Kobayakawa Lindenthal Machado-Rey Makgoba Marchetti
Mbatha Mehrotra-Dunn Montalbano Mwangari Nakashiro Navarrete Ngoma Nordstrand Odukoya Oyarzun Palaniswamy Papadakos Parkhurst
Qureshian Rasmusdal Rosenbluth Sakamori Santangelo Sekibo Shevchuk Sobczak Tadesse Takaharu Thornquist Tranvinh Udoma
Vasilakis Villaseñor Whitlocke Yamazato Yildirir Zamorano Zielenska""".split()
#: Steps through the family names; it shares no factor with how many there are, so that nobody is there twice.
_STEP = 17


def names(many: int) -> Iterator[str]:
    """So many different names, in an order that says nothing.

    >>> found = list(names(423))
    >>> len(set(found))
    423
    """
    for n in range(many):
        turn, given = divmod(n, len(_GIVEN))
        yield f"{_GIVEN[given]} {_FAMILY[(given * 7 + turn * _STEP) % len(_FAMILY)]}"
