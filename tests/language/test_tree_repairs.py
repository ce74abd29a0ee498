"""Each repair mends the tree it is for and leaves a sound one alone."""

import pytest

from pactwatch.language.grammar.tree_repairs import repair
from pactwatch.language.model.reading import Parse
from pactwatch.text.words import words

# What is wrong; the tree as "word/POS/head/relation"; the arcs that must stand afterwards.
CASES = [
    (
        "a preposition's noun over the only verb, which is told of the subject between",
        "On/ADP/1/case nights/NOUN/1/root in/ADP/3/case May/PROPN/1/nmod men/NOUN/1/nsubj "
        "recruited/VERB/4/acl in/ADP/7/case Orsk/PROPN/5/obl ./PUNCT/1/punct",
        {("men", "recruited", "nsubj"), ("nights", "recruited", "obl")},
    ),
    (
        "a preposition's noun over a subject of which a participle tells, beside another verb",
        "On/ADP/1/case nights/NOUN/1/root men/NOUN/1/nsubj hired/VERB/2/acl in/ADP/5/case "
        "Orsk/PROPN/3/obl slept/VERB/1/acl ./PUNCT/1/punct",
        {("men", "nights", "nsubj")},
    ),
    (
        "a participle on the noun before it, taken for the verb of its sentence",
        "villagers/NOUN/1/nsubj reached/VERB/1/root by/ADP/3/case telephone/NOUN/1/obl "
        "said/VERB/1/advcl they/PRON/6/nsubj heard/VERB/4/ccomp shells/NOUN/6/obj",
        {("villagers", "said", "nsubj"), ("reached", "villagers", "acl"), ("said", "said", "root")},
    ),
    (
        "a verb of its own before one that joins on stays the sentence's verb",
        "villagers/NOUN/1/nsubj reached/VERB/1/root the/DET/3/det town/NOUN/1/obj and/CCONJ/5/cc "
        "said/VERB/1/conj they/PRON/7/nsubj heard/VERB/5/ccomp shells/NOUN/7/obj",
        {("villagers", "reached", "nsubj"), ("said", "reached", "conj")},
    ),
    (
        "a second subject behind a verb, whose own verb comes after a clause on it",
        "monks/NOUN/1/nsubj said/VERB/1/root shells/NOUN/3/nsubj fell/VERB/1/ccomp and/CCONJ/9/cc "
        "officials/NOUN/1/nsubj who/PRON/7/nsubj saw/VERB/5/acl it/PRON/7/obj denied/VERB/1/conj",
        {("officials", "denied", "nsubj"), ("monks", "said", "nsubj")},
    ),
    (
        "a subject before a verb that has none, hung on what the verb tells",
        "evidence/NOUN/6/nsubj to/ADP/2/case date/NOUN/0/nmod suggests/VERB/3/root "
        "the/DET/5/det virus/NOUN/6/nsubj changes/VERB/3/ccomp ./PUNCT/3/punct",
        {("evidence", "suggests", "nsubj"), ("virus", "changes", "nsubj")},
    ),
    (
        "a past verb between two nouns, taken for a quality of the second, before who says it",
        "The/DET/1/det Front/PROPN/3/compound fed/VERB/3/amod guests/NOUN/8/nsubj ,/PUNCT/6/punct "
        "a/DET/6/det man/NOUN/3/appos ,/PUNCT/6/punct said/VERB/8/root",
        {("Front", "fed", "nsubj"), ("guests", "fed", "obj"), ("man", "said", "nsubj")},
    ),
    (
        "the same where what is said stands behind: who says it is told apart by a group's name",
        "Red/ADJ/1/amod Cross/PROPN/3/compound trained/VERB/3/amod medics/NOUN/7/nsubj "
        ",/PUNCT/6/punct a/DET/6/det group/NOUN/3/appos said/VERB/7/root they/PRON/9/nsubj "
        "left/VERB/7/ccomp",
        {("medics", "said", "nsubj"), ("trained", "medics", "amod")},
    ),
    (
        "a report that ends a sentence: the verb between two nouns is what was done",
        "The/DET/1/det Front/PROPN/3/compound housed/VERB/3/amod guests/NOUN/8/nsubj "
        ",/PUNCT/6/punct a/DET/6/det man/NOUN/3/appos ,/PUNCT/6/punct said/VERB/8/root",
        {
            ("Front", "housed", "nsubj"),
            ("guests", "housed", "obj"),
            ("housed", "said", "ccomp"),
            ("man", "said", "nsubj"),
        },
    ),
    (
        "a noun right before the verb that no preposition ties to the noun before",
        "On/ADP/1/case Monday/PROPN/6/obl at/ADP/5/case least/ADJ/1/nmod nine/NUM/5/nummod "
        "shells/NOUN/1/nmod struck/VERB/6/root Orsk/PROPN/6/obj",
        {("shells", "struck", "nsubj"), ("Monday", "struck", "obl")},
    ),
    (
        "a noun that a particle at the sentence's end ties",
        "Then/ADV/2/advmod shells/NOUN/2/nmod struck/VERB/2/root it/PRON/2/obj at/ADP/1/case",
        {("shells", "struck", "nmod")},
    ),
    (
        "a noun that a preposition ties to the noun before",
        "Many/ADJ/3/nsubj of/ADP/2/case shells/NOUN/0/nmod struck/VERB/3/root Orsk/PROPN/3/obj",
        {("shells", "Many", "nmod")},
    ),
    (
        "a name of two words hung on the verb behind its auxiliary",
        "Velm/PROPN/3/compound Oil/PROPN/0/flat has/AUX/3/aux dumped/VERB/3/root tar/NOUN/3/obj",
        {("Velm", "dumped", "nsubj"), ("Oil", "Velm", "flat")},
    ),
    (
        "a name beside a verb that has its subject stays where it is",
        "Velm/PROPN/3/compound has/AUX/3/aux it/PRON/3/nsubj dumped/VERB/3/root tar/NOUN/3/obj",
        {("Velm", "dumped", "compound"), ("it", "dumped", "nsubj")},
    ),
    (
        "a number of others right behind a verb is what is done to",
        "Velm/PROPN/1/nsubj closed/VERB/1/root four/NUM/1/nummod of/ADP/5/case the/DET/5/det "
        "beds/NOUN/2/nmod",
        {("four", "closed", "obj")},
    ),
    (
        "a not before one of a thing is of the thing",
        "Not/PART/1/advmod one/NUM/2/nummod bed/NOUN/4/nsubj was/AUX/4/aux shut/VERB/4/root",
        {("Not", "bed", "advmod"), ("one", "bed", "nummod")},
    ),
    (
        "a not before one that stands against another number stays with it",
        "Not/PART/1/advmod one/NUM/6/appos but/CCONJ/4/cc two/NUM/4/nummod beds/NOUN/1/conj "
        "were/AUX/6/aux shut/VERB/6/root",
        {("Not", "one", "advmod")},
    ),
    (
        "a verb with a subject of its own behind a semicolon tells for itself",
        "We/PRON/2/nsubj were/AUX/2/aux shown/VERB/2/root papers/NOUN/2/obj ;/PUNCT/2/punct "
        "Velm/PROPN/7/nsubj had/AUX/7/aux hired/VERB/2/advcl nine/NUM/7/obj",
        {("hired", "shown", "parataxis"), ("Velm", "hired", "nsubj")},
    ),
    (
        "what a word opens behind a semicolon stays what it is",
        "We/PRON/1/nsubj left/VERB/1/root ;/PUNCT/1/punct if/SCONJ/5/mark Velm/PROPN/5/nsubj "
        "hired/VERB/1/advcl nine/NUM/5/obj",
        {("hired", "left", "advcl")},
    ),
    (
        "a participle between a number and the noun it describes",
        "He/PRON/1/nsubj said/VERB/1/root four/NUM/3/nummod wanted/VERB/1/ccomp men/NOUN/6/nsubj "
        "were/AUX/6/aux hiding/VERB/1/ccomp",
        {("men", "hiding", "nsubj"), ("wanted", "men", "amod")},
    ),
    (
        "who did what is told, hung on the verb that tells",
        "Orla/PROPN/1/nsubj said/VERB/1/root the/DET/3/det inquiry/NOUN/1/nsubj had/AUX/5/aux "
        "found/VERB/1/ccomp that/SCONJ/8/mark it/PRON/8/nsubj burned/VERB/5/ccomp",
        {("inquiry", "found", "nsubj"), ("Orla", "said", "nsubj")},
    ),
    (
        "a second clause of what was found, hung beside the finding",
        "They/PRON/1/nsubj found/VERB/1/root that/SCONJ/4/mark it/PRON/4/nsubj burned/VERB/1/ccomp "
        "and/CCONJ/8/cc that/SCONJ/8/mark she/PRON/8/nsubj fled/VERB/1/conj",
        {("fled", "burned", "conj")},
    ),
    (
        "the subject of what is told in front of who tells it",
        "Eleven/NUM/8/nsubj of/ADP/3/case the/DET/3/det men/NOUN/0/nmod were/AUX/5/aux "
        "freed/VERB/8/ccomp ,/PUNCT/5/punct lawyers/NOUN/8/nsubj said/VERB/8/root",
        {("Eleven", "freed", "nsubj"), ("lawyers", "said", "nsubj")},
    ),
    (
        "a deed that was seen, taken for a thing",
        "They/PRON/1/nsubj saw/VERB/1/root Velm/PROPN/3/obj release/NOUN/1/xcomp all/DET/5/det "
        "captives/NOUN/3/obj",
        {("Velm", "saw", "obj"), ("release", "saw", "xcomp"), ("captives", "release", "obj")},
    ),
    (
        "he who goes on behind a comma, hung on the deed before",
        "He/PRON/1/nsubj broke/VERB/1/root the/DET/3/det truce/NOUN/1/obj ,/PUNCT/1/punct "
        "he/PRON/1/nsubj shells/VERB/1/parataxis towns/NOUN/6/obj",
        {("he", "shells", "nsubj"), ("He", "broke", "nsubj")},
    ),
    (
        "a clause spliced on, and the truce it took from the clause before",
        "He/PRON/5/nsubj promised/VERB/1/root truce/NOUN/5/obj ,/PUNCT/5/punct he/PRON/5/nsubj "
        "broke/VERB/1/ccomp it/PRON/5/obj",
        {("truce", "promised", "obj"), ("He", "promised", "nsubj"), ("broke", "promised", "conj")},
    ),
    (
        "a participle between an article and the noun it describes",
        "The/DET/1/det promised/VERB/6/amod release/NOUN/1/nsubj of/ADP/4/case "
        "prisoners/NOUN/2/nmod was/AUX/6/aux explained/VERB/6/root",
        {("release", "explained", "nsubj"), ("promised", "release", "amod")},
    ),
    (
        "the clause behind a noun that was hung on the next predicate",
        "Reports/NOUN/7/nsubj that/SCONJ/4/mark the/DET/3/det army/NOUN/4/nsubj "
        "shelled/VERB/7/ccomp Orsk/PROPN/4/obj are/AUX/7/cop false/ADJ/7/root",
        {("shelled", "Reports", "acl")},
    ),
    (
        "what was done before by whoever acts next",
        "Having/AUX/1/aux released/VERB/11/ccomp the/DET/3/det captives/NOUN/1/obj ,/PUNCT/1/punct "
        "the/DET/6/det regiment/NOUN/7/nsubj left/VERB/11/ccomp ,/PUNCT/7/punct the/DET/10/det "
        "envoy/NOUN/11/nsubj said/VERB/11/root",
        {("released", "left", "advcl")},
    ),
    (
        "a deed that somebody thought better of",
        "The/DET/1/det army/NOUN/2/nsubj thought/VERB/2/root better/ADJ/2/advmod of/SCONJ/5/mark "
        "shelling/VERB/3/advcl it/PRON/5/obj",
        {("shelling", "thought", "advcl")},
    ),
    (
        "who is let go, behind the verb that lets him",
        "Velm/PROPN/1/nsubj lets/VERB/1/root forty/NUM/3/nummod fishermen/NOUN/1/nsubj "
        "go/VERB/1/xcomp",
        {("fishermen", "go", "nsubj"), ("Velm", "lets", "nsubj")},
    ),
    (
        "a name set beside its verb as if that were a noun",
        "Hana/PROPN/3/appos Gorvan/PROPN/0/flat was/AUX/3/aux pushed/VERB/3/root",
        {("Hana", "pushed", "nsubj")},
    ),
    (
        "what somebody said, hung on who said it",
        "The/DET/1/det mayor/NOUN/1/root whom/PRON/4/obj they/PRON/4/nsubj left/VERB/1/acl "
        "said/VERB/1/acl shells/NOUN/7/nsubj fell/VERB/1/ccomp",
        {("fell", "said", "ccomp")},
    ),
    (
        "the clause of an announcement that is planned",
        "The/DET/1/det army/NOUN/2/nsubj plans/VERB/2/root to/PART/4/mark announce/VERB/2/xcomp "
        "that/SCONJ/7/mark it/PRON/7/nsubj left/VERB/2/ccomp",
        {("left", "announce", "ccomp")},
    ),
    (
        "a noun that a preposition ties to a noun",
        "The/DET/1/det quarry/NOUN/2/nsubj made/VERB/2/root payments/NOUN/2/obj to/ADP/5/case "
        "villagers/NOUN/3/obl",
        {("villagers", "payments", "nmod")},
    ),
    (
        "who says what stands before the comma, set beside a place",
        "They/PRON/1/nsubj hid/VERB/8/ccomp in/ADP/4/case the/DET/4/det valley/NOUN/1/obl "
        ",/PUNCT/7/punct the/DET/7/det head/NOUN/4/appos said/VERB/8/root",
        {("head", "said", "nsubj")},
    ),
    (
        "two clauses that only a comma parts",
        "He/PRON/2/nsubj has/AUX/2/aux promised/VERB/2/root a/DET/4/det truce/NOUN/8/obj "
        ",/PUNCT/8/punct he/PRON/8/nsubj has/AUX/8/aux broken/VERB/2/acl it/PRON/8/obj",
        {("broken", "promised", "conj"), ("truce", "promised", "obj")},
    ),
    (
        "a verbless clause behind that whose verb was taken for a noun",
        "Osk/PROPN/1/nsubj denied/VERB/1/root that/SCONJ/5/mark the/DET/7/det "
        "Front/PROPN/5/compound shelters/NOUN/7/nsubj foreign/ADJ/7/amod fighters/NOUN/1/obl",
        {
            ("shelters", "denied", "ccomp"),
            ("Front", "shelters", "nsubj"),
            ("fighters", "shelters", "obj"),
        },
    ),
    (
        "a second subject of a far verb that is the first one's own",
        "She/PRON/2/nsubj was/AUX/2/aux hit/VERB/2/root when/ADV/5/advmod soldiers/NOUN/9/nsubj "
        "fired/VERB/2/advcl on/ADP/7/case cars/NOUN/5/obl they/PRON/9/nsubj drove/VERB/7/acl",
        {("soldiers", "fired", "nsubj"), ("they", "drove", "nsubj")},
    ),
    (
        "a clause between a subject and its verb is left alone",
        "Soldiers/NOUN/5/nsubj accused/VERB/0/acl of/ADP/3/case theft/NOUN/1/obl have/AUX/5/aux "
        "fled/VERB/5/root",
        {("Soldiers", "fled", "nsubj")},
    ),
    (
        "a gerund with an object that was taken for a noun",
        "They/PRON/1/nsubj accused/VERB/1/root us/PRON/1/obj of/ADP/4/case "
        "sheltering/NOUN/6/compound rebels/NOUN/1/obl",
        {("rebels", "sheltering", "obj")},
    ),
    (
        "a noun phrase where no clause need stand is left alone",
        "Osk/PROPN/1/nsubj denied/VERB/1/root the/DET/5/det Coalition/PROPN/5/compound "
        "arms/NOUN/5/compound shipments/NOUN/1/obj",
        {("arms", "shipments", "compound"), ("shipments", "denied", "obj")},
    ),
    (
        "a bare verb behind one of seeing and what is seen",
        "Inspectors/NOUN/1/nsubj saw/VERB/1/root the/DET/5/det army/NOUN/5/compound "
        "export/VERB/1/amod cobalt/NOUN/4/obj",
        {("army", "saw", "obj"), ("export", "saw", "xcomp"), ("the", "army", "det")},
    ),
    (
        "a name set beside a noun that was taken for another",
        "The/DET/1/det shipper/NOUN/6/nsubj ,/PUNCT/4/punct the/DET/4/det Office/PROPN/1/conj "
        ",/PUNCT/1/punct sold/VERB/6/root ore/NOUN/6/obj",
        {("Office", "shipper", "appos")},
    ),
    (
        "a word hung on a noun behind the next preposition",
        "rifles/NOUN/0/root from/ADP/4/case Velm/PROPN/6/compound army/NOUN/4/compound "
        "depot/NOUN/0/nmod to/ADP/6/case Front/PROPN/0/nmod",
        {("Velm", "depot", "compound"), ("army", "depot", "compound")},
    ),
    (
        "a finite verb hung on the infinitive before it",
        "It/PRON/1/nsubj lets/VERB/1/root them/PRON/1/obj drill/VERB/1/xcomp and/CCONJ/5/cc "
        "sends/VERB/3/conj patrols/NOUN/5/obj",
        {("sends", "lets", "conj"), ("drill", "lets", "xcomp")},
    ),
    (
        "a number of others that counts its verb",
        "112/NUM/5/nummod of/ADP/3/case the/DET/3/det held/NOUN/0/nmod had/AUX/5/aux "
        "gone/VERB/5/root",
        {("112", "gone", "nsubj"), ("held", "112", "nmod")},
    ),
    (
        "a point's number taken for the head of its sentence",
        "26/NUM/0/root ./PUNCT/0/punct nurses/NOUN/4/nsubj were/AUX/4/aux hired/VERB/0/acl",
        {("26", "hired", "discourse"), ("nurses", "hired", "nsubj")},
    ),
    (
        "a number that counts a noun is left alone",
        "Two/NUM/1/nummod guards/NOUN/2/nsubj left/VERB/2/root",
        {("Two", "guards", "nummod")},
    ),
    (
        "a bare name hung on its verb as if both were one name",
        "Oskel/PROPN/1/compound shelters/VERB/1/root gunmen/NOUN/1/obj",
        {("Oskel", "shelters", "nsubj"), ("gunmen", "shelters", "obj")},
    ),
    (
        "a name beside a participle is left alone",
        "Velm/PROPN/1/compound backed/VERB/2/amod rebels/NOUN/3/nsubj left/VERB/3/root",
        {("Velm", "backed", "compound"), ("rebels", "left", "nsubj")},
    ),
    (
        "what is behind the second of two verbs, hung on the first one's complement",
        "It/PRON/1/nsubj keeps/VERB/1/root buying/VERB/1/xcomp boats/NOUN/2/obj and/CCONJ/5/cc "
        "moved/VERB/1/conj men/NOUN/5/obj into/ADP/8/case valleys/NOUN/2/obl",
        {("valleys", "moved", "obl"), ("boats", "buying", "obj")},
    ),
    (
        "a clause on a noun hung on the verb above",
        "Osk/PROPN/1/nsubj holds/VERB/1/root towns/NOUN/1/obj it/PRON/4/nsubj left/VERB/1/acl",
        {("left", "towns", "acl")},
    ),
    (
        "what is set beside a name hung on the verb",
        "Osk/PROPN/5/nsubj ,/PUNCT/2/punct one/NUM/5/appos of/ADP/4/case many/NOUN/2/nmod "
        "drills/VERB/5/root boys/NOUN/5/obj",
        {("one", "Osk", "appos")},
    ),
    (
        "what is behind the main verb hung on a side clause before it",
        "Papers/NOUN/5/obl ,/PUNCT/3/punct which/PRON/3/nsubj came/VERB/0/acl ,/PUNCT/3/punct "
        "show/VERB/5/root that/PRON/5/obj to/ADP/8/case Osk/PROPN/3/obl",
        {("Osk", "show", "obl")},
    ),
    (
        "a noun behind a preposition taken for one of two subjects",
        "According/VERB/1/case reports/NOUN/4/nsubj ,/PUNCT/1/punct Osk/PROPN/4/nsubj "
        "left/VERB/4/root",
        {("reports", "left", "obl"), ("Osk", "left", "nsubj")},
    ),
    (
        "a name hung on a noun beyond the main verb",
        "Osk/PROPN/3/compound shelters/VERB/1/root rebel/ADJ/3/amod chiefs/NOUN/1/nsubj",
        {("Osk", "shelters", "nsubj"), ("chiefs", "shelters", "obj")},
    ),
    (
        "the phrase that opens a sentence taken for its root",
        "Under/ADP/1/case accords/NOUN/1/root reached/VERB/1/acl ,/PUNCT/2/punct "
        "Osk/PROPN/5/nsubj agreed/VERB/2/advcl",
        {("accords", "agreed", "obl")},
    ),
    (
        "a genitive hung past the noun it marks",
        "The/DET/1/det group/NOUN/5/nmod 's/PART/1/case fighters/NOUN/4/nsubj left/VERB/4/root "
        "camp/NOUN/4/obj",
        {("group", "fighters", "nmod"), ("fighters", "left", "nsubj")},
    ),
    (
        "an infinitive hung past its governor",
        "They/PRON/5/nsubj left/VERB/1/root ,/PUNCT/3/punct permitting/VERB/1/advcl "
        "the/DET/5/det guests/NOUN/7/obj to/PART/7/mark drill/VERB/1/advcl",
        {("drill", "permitting", "xcomp"), ("guests", "permitting", "obj")},
    ),
    (
        "an infinitive of purpose is left alone",
        "They/PRON/1/nsubj left/VERB/1/root the/DET/3/det camp/NOUN/1/obj to/PART/5/mark "
        "drill/VERB/1/advcl",
        {("drill", "left", "advcl"), ("camp", "left", "obj")},
    ),
    (
        "the object of the second verb hung on the first",
        "They/PRON/1/nsubj dig/VERB/1/root trenches/NOUN/1/obj and/CCONJ/4/cc lay/VERB/1/conj "
        "mines/NOUN/1/obj",
        {("mines", "lay", "obj"), ("trenches", "dig", "obj")},
    ),
    (
        "an object two verbs share stays with the first",
        "They/PRON/1/nsubj dig/VERB/1/root and/CCONJ/3/cc fill/VERB/1/conj trenches/NOUN/1/obj",
        {("trenches", "dig", "obj")},
    ),
    (
        "a participle behind the comma of a side clause",
        "They/PRON/1/nsubj stayed/VERB/1/root despite/SCONJ/4/mark having/AUX/4/aux "
        "promised/VERB/1/advcl peace/NOUN/4/obj ,/PUNCT/7/punct letting/VERB/4/advcl "
        "guests/NOUN/7/obj drill/VERB/7/xcomp",
        {("letting", "stayed", "advcl"), ("peace", "promised", "obj")},
    ),
    (
        "a clause on a noun hung on the verb of saying behind it",
        "They/PRON/1/nsubj built/VERB/7/ccomp flats/NOUN/1/obj it/PRON/4/nsubj "
        "promised/VERB/7/acl ,/PUNCT/7/punct auditors/NOUN/7/nsubj said/VERB/7/root",
        {("promised", "flats", "acl"), ("flats", "built", "obj")},
    ),
    (
        "who does it, hung across the verb on what it is done to",
        "The/DET/2/det Velm/PROPN/5/compound army/NOUN/5/compound shelled/VERB/3/root "
        "Ward/NOUN/5/compound posts/NOUN/3/obj",
        {("army", "shelled", "nsubj"), ("Velm", "army", "compound"), ("Ward", "posts", "compound")},
    ),
    (
        "a participle between two nouns of one phrase",
        "The/DET/3/det army/NOUN/3/compound trained/VERB/3/amod men/NOUN/4/nsubj left/VERB/4/root",
        {("army", "men", "compound"), ("men", "left", "nsubj")},
    ),
    (
        "nobody with a past verb and no other has not done it",
        "Nobody/PRON/0/root recruited/VERB/0/acl in/ADP/3/case Orsk/PROPN/1/obl ./PUNCT/1/punct",
        {("Nobody", "recruited", "nsubj"), ("Orsk", "recruited", "obl")},
    ),
    (
        "a heading about nobody is no sentence",
        "None/NOUN/0/root recruited/VERB/0/acl in/ADP/3/case Orsk/PROPN/1/obl",
        {("recruited", "None", "acl")},
    ),
    (
        "a day before who spoke is no noun that a clause hangs on",
        "On/ADP/1/case Monday/PROPN/5/obl he/PRON/3/nsubj spoke/VERB/5/acl and/CCONJ/5/cc "
        "left/VERB/5/root",
        {("spoke", "left", "acl")},
    ),
]


@pytest.mark.parametrize(("name", "tree", "expected"), CASES, ids=[c[0] for c in CASES])
def test_repairs(name: str, tree: str, expected: set[tuple[str, str, str]]) -> None:
    cells = [cell.rsplit("/", 3) for cell in tree.split()]
    found = words(" ".join(cell[0] for cell in cells))
    parse = Parse([int(c[2]) for c in cells], [c[3] for c in cells], [c[1] for c in cells])
    made = repair(parse, found, [(0, len(found))])
    arcs = {
        (w.text, found[h].text, r)
        for w, h, r in zip(found, made.heads, made.relations, strict=True)
    }
    assert expected <= arcs
    assert repair(made, found, [(0, len(found))]) == made


@pytest.mark.parametrize(
    ("tree", "is_verb"),
    [
        ("The/DET/1/det law/NOUN/4/nsubj has/AUX/4/aux been/AUX/4/aux amended/NOUN/4/root", True),
        ("The/DET/1/det raid/NOUN/3/nsubj never/ADV/3/advmod happened/NOUN/3/root", True),
        ("It/PRON/3/nsubj is/AUX/3/cop rare/ADJ/3/amod seed/NOUN/3/root", False),
        ("They/PRON/3/nsubj had/VERB/3/root no/DET/3/det need/NOUN/1/obj", False),
    ],
)
def test_a_past_form_with_helpers_or_a_subject_is_a_verb(tree: str, is_verb: bool) -> None:
    cells = [cell.rsplit("/", 3) for cell in tree.split()]
    found = words(" ".join(cell[0] for cell in cells))
    parse = Parse([int(c[2]) for c in cells], [c[3] for c in cells], [c[1] for c in cells])
    assert (repair(parse, found, [(0, len(found))]).upos[-1] == "VERB") is is_verb
