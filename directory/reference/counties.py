"""Development regions and their counties.

Regions: the NUTS 2 codes of Eurostat. Counties: plates and SIRUTA codes as in
the classification of the National Institute of Statistics.
"""

REGIONS = {
    "RO11": ("Nord-Vest", "BH BN CJ MM SM SJ"),
    "RO12": ("Centru", "AB BV CV HR MS SB"),
    "RO21": ("Nord-Est", "BC BT IS NT SV VS"),
    "RO22": ("Sud-Est", "BR BZ CT GL TL VN"),
    "RO31": ("Sud-Muntenia", "AG CL DB GR IL PH TR"),
    "RO32": ("București-Ilfov", "B IF"),
    "RO41": ("Sud-Vest Oltenia", "DJ GJ MH OT VL"),
    "RO42": ("Vest", "AR CS HD TM"),
}

COUNTIES = {
    "AB": (10, "Alba"),
    "AR": (29, "Arad"),
    "AG": (38, "Argeș"),
    "BC": (47, "Bacău"),
    "BH": (56, "Bihor"),
    "BN": (65, "Bistrița-Năsăud"),
    "BT": (74, "Botoșani"),
    "BV": (83, "Brașov"),
    "BR": (92, "Brăila"),
    "BZ": (109, "Buzău"),
    "CS": (118, "Caraș-Severin"),
    "CL": (519, "Călărași"),
    "CJ": (127, "Cluj"),
    "CT": (136, "Constanța"),
    "CV": (145, "Covasna"),
    "DB": (154, "Dâmbovița"),
    "DJ": (163, "Dolj"),
    "GL": (172, "Galați"),
    "GR": (528, "Giurgiu"),
    "GJ": (181, "Gorj"),
    "HR": (190, "Harghita"),
    "HD": (207, "Hunedoara"),
    "IL": (216, "Ialomița"),
    "IS": (225, "Iași"),
    "IF": (234, "Ilfov"),
    "MM": (243, "Maramureș"),
    "MH": (252, "Mehedinți"),
    "MS": (261, "Mureș"),
    "NT": (270, "Neamț"),
    "OT": (289, "Olt"),
    "PH": (298, "Prahova"),
    "SM": (305, "Satu Mare"),
    "SJ": (314, "Sălaj"),
    "SB": (323, "Sibiu"),
    "SV": (332, "Suceava"),
    "TR": (341, "Teleorman"),
    "TM": (350, "Timiș"),
    "TL": (369, "Tulcea"),
    "VS": (378, "Vaslui"),
    "VL": (387, "Vâlcea"),
    "VN": (396, "Vrancea"),
    "B": (403, "București"),
}


def region_of(county: str) -> str:
    """Return the code of a county's region."""
    return next(code for code, (_name, counties) in REGIONS.items() if county in counties.split())
