"""German words."""

from followthrough.mail.phrases import Phrases

PHRASES = Phrases(
    "de",
    negation=r"\b(?:leider|nicht|keine?\w?|nie|niemals|niemand\w*|unmöglich)\b",
    first_person=r"\b(?:ich|wir|mir|mich|uns|meine?)\b",
    turn=r"\b(?:aber|jedoch|allerdings|sondern|doch)\b",
    condition=r"\b(?:wenn|falls|sofern)\b",
    past=r"\b(?:gestern|letzte[nr]?|hatten?|waren?|vorige[nr]?)\b",
    stop=(
        r"(?:kontaktieren|schreiben|mailen|anschreiben|belästigen"
        r"|anrufen) sie (?:mich|mir|uns) (?:bitte )?(?:nicht|nie)\b|keine weiteren? (?:e-?mails?|mails?"
        r"|nachrichten|anfragen|kontaktaufnahme)"
        r"|(?:nicht (?:mehr|wieder|weiter)) (?:kontaktier|anschreib|schreib|zu kontaktieren|anzuschreiben)\w*"
        r"|lassen sie mich in ruhe|(?:aus|von) (?:ihrer|ihrem|der|dem) (?:liste|verteiler)|sehen sie von weiteren"
    ),
    not_for_good=r"\bvor (?:dem|ende|montag|nächste)|\bbis\b|zögern",
    declines=(
        r"kein interesse|(?:muss|möchte|werde) (?:ich )?(?:ihnen )?(?:leider |das "
        r"|dies )?(?:leider )?(?:absagen|ablehnen|verzichten)|leider (?:nicht|keine? (?:zeit|kapazität\w*"
        r"|möglichkeit|gelegenheit)|absagen)|nicht (?:weiter)?helfen|(?:habe|fehlt"
        r"|finde) (?:mir )?(?:ich )?(?:leider |derzeit |momentan |dafür |dazu )*(?:keine|die) zeit\b"
        r"|nein,? danke|muss (?:ich )?passen"
    ),
    declines_alone=r"^\W*(?:nein,? danke|leider|kein interesse)",
    no_decline=r"wenn sie|falls sie",
    another_time=r"diese woche|nächste woche|gerade|heute|morgen",
    yes=(
        r"\b(?:sehr |natürlich |aber )?gerne? (?:können wir|treffen|telefonier\w*|spreche\w*|nehme\w*"
        r"|helfe\w*|unterstütz\w*|tausche\w*|stehe\w*|stelle\w*|lade\w*|machen|mach)|(?:können"
        r"|sollten) wir (?:sehr )?gerne?\b|^(?:ja|sehr|natürlich|klar|aber)?[, ]*gerne?\W*$|^(?:ja|klar"
        r"|natürlich|selbstverständlich)[,!. ]|freue mich (?:auf|darauf|über) (?:unser|das|ein|den"
        r"|einen) (?:gespräch|treffen|termin|austausch|telefonat)|klingt (?:gut|super|spannend|interessant)"
        r"|(?:helfe|unterstütze|spreche|telefoniere|treffe) (?:ich )?(?:ihnen |dir |sie |mich "
        r"|mit \w+ )?(?:sehr )?gerne"
    ),
    wished=r"\bhätte ich\b",
    no_openings=(
        r"einstellungsstopp"
        r"|keine (?:\w+ ){0,3}(?:stellen?|positionen?|vakanzen?|jobs?|praktika|ausschreibungen)"
        r"|keine\w? (?:\w+ )?(?:stelle|position) (?:frei|offen|zu besetzen)"
        r"|stellen (?:wir )?(?:\w+ ){0,4}(?:nicht|niemanden|keine\w*)(?: \w+){0,3} ein\b|(?:nicht"
        r"|keine) (?:auf der suche|am suchen|bedarf)"
    ),
    other_openings=r"kalender",
    courtesy_question=r"wie geht|alles gut|nicht wahr\?$|^\W*oder\W*$",
    thanks=r"\b(?:danke|vielen dank|herzlichen dank|besten dank|dankeschön)\b",
    no_thanks=r"im voraus|\baber\b|\bnein\b|leider",
    courtesy=r"^(?:schön\w*|alles gute|viel (?:erfolg|glück)|bis (?:bald|dann)|ebenso)\b",
    anger=r"\b(?:unverschämt\w*|frechheit|belästigung)\b",
    grief=r"\b(?:verstorben|beerdigung|trauerfall|todesfall)\b",
    illness=r"\b(?:krebs(?:erkrankung|diagnose)?|chemotherapie|schlaganfall|herzinfarkt|intensivstation)\b",
    not_delicate=r"\bkrebsforschung\b",
)
