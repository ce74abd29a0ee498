"""Words that stand around a name and keep it what it is: ranks, people, what a body is called.

Plain tables for names: "X fighters" and "two senior X commanders" are X. Refuses to hold
names.
"""

__all__ = ["BODIES", "OF_SOMETHING", "PEOPLE", "PORTFOLIOS", "RANKS"]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANKS = _table(
    """top senior high former local foreign armed core key deputy acting regional unnamed other
    main own led backed central executive supreme joint interior intelligence security defence
    defense affiliated linked based veteran political military civilian official
    militant terrorist insurgent rebel extremist listed remaining more most armoured armored
    unmanned mechanised mechanized naval border"""
)
PEOPLE = _table(
    """members member leaders leader leadership commanders commander fighters fighter militants
    forces force troops troop soldiers units unit figures figure operatives operative
    officials spokesman spokesmen spokesperson spokeswoman spokespeople chief chiefs head
    heads director coordinator chair chairman chairwoman president minister ministers
    ministry secretary general secretary-general envoy representative representatives
    delegation team teams office administration government authorities regime movement group
    groups network organisation organization cells cell personnel men cadres militia
    insurgents terrorists extremists jihadists guests affiliates elements contractors
    negotiators source sources command branch wing faction officer officers inspectors
    monitors experts analysts investigators diplomats rebels recruits volunteers families
    trainers instructors advisers advisors army military police army's soldiers bureau
    politburo committee directorate department cabinet staff guard guards gunners patrol patrols
    crew crews warders wardens captain colonel lieutenant sergeant major prosecutor prosecutors
    guerrillas council board service services artillery armour armor battalion battalions
    brigade brigades regiment regiments battery batteries squad squads platoon platoons column
    columns garrison garrisons navy airforce tanks gunboats warships jets warplanes drones
    helicopters aircraft marines sailors pilots paratroopers snipers coastguard engineers
    reservists conscripts infantry cavalry sergeants captains colonels generals majors treasury
    parliament embassy ambassador prosecution judiciary senate drone tank gunboat warship jet
    warplane helicopter vehicle vehicles carrier carriers boat boats gun
    guns howitzer howitzers mortar mortars launcher launchers plane planes bomber bombers side
    observer observers delegate delegates sapper sappers diver divers frogmen deminers
    minesweeper minesweepers gentleman gentlemen ranger rangers forester foresters"""
)
# What a state's services are of, which no ministry need be ("the Sarrithi forestry service").
SERVICES = _table(
    """forest forestry fisheries fishery veterinary customs tax revenue prison prisons postal border
    coast railway railways statistical highways meteorological geological hydrological immigration
    land registry ambulance parks wildlife"""
)
OF_SERVICES = _table("service services inspectorate administration")
# Last words of a body's name by which it is called for short where it is the only one.
BODIES = _table(
    """association council union front brigade group league assembly coalition movement army
    federation alliance commission committee agency mission directorate board corps militia guard
    republic kingdom consortium company corporation bank fund congress confederation authority
    government inspectorate office institute foundation society administration regime command"""
)
# What a ministry is of, and the words for bodies that are of something.
PORTFOLIOS = _table(
    """affairs energy finance foreign health education justice agriculture transport environment
    water labour labor trade economy culture information planning housing industry mines oil
    fisheries home internal external relations customs prime state development
    communications social public works natural resources science technology"""
)
OF_SOMETHING = _table("ministry minister ministers department secretariat secretary directorate")
# Kinds of actors that are a state or one of its bodies.
STATES = ("STATE", "GOVERNMENT_BODY")
