"""Automatic mail in Polish."""

from followthrough.mail.machine.absences.words import Words

WORDS = Words(
    language="pl",
    stems=("utworzono", "zarejestrowano", "otwarto",
        "piln", "niezwłoczn", "szkoleni", "powrot", "powró", "niedostępn", "nie będzie mnie",
    "wyjeźdz", "wyjazd",
        "nieobecn", "urlop", "biur", "automatyczn", "nie pracuj", "zakończył", "odesz", "odszed",
        "otrzymali", "zgłoszeni", "zwolnieni", "nie ma mnie",
        "wracam", "wrócę", "przeczytan", "emerytur", "delegacj", "poza", "służbow",
    ),
    label=r"(?:odpowiedź|odpowiedz|wiadomość) automatyczna|automatyczna (?:odpowiedź|odpowiedz|wiadomość)"
    r"|autoodpowiedź|autoresponder",
    desk_subject=r"potwierdzenie (?:otrzymania|przyjęcia)|(?:twoje|państwa) zgłoszenie",
    away_subject=r"(?:jestem |będę |obecnie )?(?:nieobecn\w{2,5}|poza biurem|na urlopie|urlop\b|nie ma mnie)"
    r"|[^:]{2,60} jest (?:nieobecn\w|poza biurem|na urlopie)",
    automatic=r"(?:to jest|ta|niniejsza|jest to)[^.\n]{0,40}(?:automatyczna|automatycznie)|(?:^"
    r"|\n)\W{0,6}(?:automatyczna odpowiedź|odpowiedź automatyczna)|(?:wygenerowan|wysłan)[aey] automatycznie"
    r"|(?:prosimy|proszę) nie odpowiadać",
    absent=r"\b(?:jestem|będę|przebywam|jesteśmy|jest|przebywa)\b(?:[^.!?\n]|(?<=\d)\.){0,50}?(?:nieobecn\w"
    r"|na (?:\w{0,16} )?(?:urlopie|zwolnieniu|delegacji)|poza (?:biurem|firmą)|w (?:podróży|delegacji)"
    r"|niedostępn\w|na wakacjach)|\bnie (?:ma mnie|będzie mnie|jestem|będę)\b(?:[^.\n]"
    r"|(?<=\d)\.){0,30}(?:w biurze|w pracy"
    r"|dostępn|do)|(?:^|\n)(?:na urlopie|nieobecn\w)"
    r"|(?:biuro|firma)(?:[^.\n]|(?<=\d)\.){0,40}(?:nieczynn|zamknięt)|(?:mojej|moja) nieobecnoś"
    r"|ograniczony dostęp"
    r"|do dnia [^.\n]{2,30}(?:przebywam|jestem)",
    template=r"dziękuj[ęe] za (?:\w{1,12} )?(?:wiadomość|e-?mail|mail|kontakt|maila|zainteresowanie)|(?:w"
    r"|o) (?:sprawach|przypadkach|razie|przypadku) (?:pilnych|nagłych|pilnej)|pilnych sprawach|w (?:pilnych"
    r"|nagłych)|(?:proszę|prosimy)(?: o| się)? (?:kontakt|kontaktować|skontaktować|pisać|zwrócić)|(?:odpowiem"
    r"|odpiszę|odpowiedzi udzielę)[^.\n]{0,40}(?:po powrocie|po|jak tylko)?|po (?:moim )?powrocie"
    r"|(?:podczas|w czasie) (?:mojej )?nieobecności|w tym czasie|zastępuje mnie|(?:wiadomości"
    r"|maile) nie (?:będą|są)|ograniczony dostęp",
    received=r"(?:otrzymaliśmy|potwierdzamy (?:otrzymanie|przyjęcie))|(?:twoje|państwa|pana|pani) (?:zgłoszenie"
    r"|zapytanie|wiadomość)[^.\n]{0,20} (?:został[oa]|zarejestrowan|przyjęt)|(?:skontaktujemy się|odpowiemy"
    r"|odezwiemy się)|numer (?:zgłoszenia|sprawy)|(?:utworzono|zarejestrowano"
    r"|otwarto) (?:nowe )?(?:zgłoszenie|sprawę)",
    left=r"(?:już|więcej) nie (?:pracuj|jest (?:pracownik|zatrudnion)|jestem (?:pracownik|zatrudnion))"
    r"|nie (?:pracuje|pracuję) (?:już|więcej)|(?:zakończył|zakończyła|zakończyłem|zakończyłam) (?:pracę"
    r"|współpracę|zatrudnienie)|(?:odszedł|odeszła|odszedłem|odeszłam) (?:z|na emeryturę)|przesz(?:edł"
    r"|ła) na emeryturę|(?:adres|skrzynka)[^.\n]{0,30}(?:nieaktywn|nie jest już)",
    left_myself=r"\b(?:nie pracuję (?:już|więcej)|już nie pracuję|zakończył[ea]m|odszedłem|odeszłam"
    r"|mój ostatni dzień)",
    open_ended=r"(?:urlop\w* )?(?:macierzyńsk|rodzicielsk|wychowawcz|tacierzyńsk)\w*|do odwołania"
    r"|zwolnieni\w+ lekarski\w+|bezterminowo|dłuższ\w+ nieobecnoś",
    human=r"\b(?:ale|i|potem)\b[^.\n]{0,50}\b(?:chętnie|mog[ęe]|możemy|pasuje|wolny|wolna|porozmawia|spotka)"
    r"|\bchętnie\b|(?:przepraszam|wybacz)[^.\n]{0,40}(?:późn|zwłok|opóźn)|\bmożemy\b|\bmoglibyśmy\b|\b(?:czy"
    r"|co) (?:pasuje|powiesz|pan|pani)|\bpasuje mi|\bby(?:łem|łam) na\b|\bwłaśnie wróci|\bzadzwoń\b|\b(?:twoje"
    r"|pańskie|pana|pani) (?:pytanie|projekt|badania)\b"
    r"|\b(?:w )?(?:następnym|kolejnym) tygodniu (?:mog|możemy|będę wol|pasuje)|\bproponuję\b|\bdo zobaczenia\b"
    r"|\bdo usłyszenia\b|\bbrzmi\b|\bto nie jest automat",
    back=r"\b(?:wracam|wrócę|powrót|powrotem|powrócę|będę (?:ponownie |znowu |znów |z powrotem )?(?:w biurze"
    r"|dostępn[ya]|w pracy|z powrotem)|odpowiem|odpiszę)\b",
    back_from=r"\bod\s(?:dnia )?(?=(?:[^.!?\n]|(?<=\d)\.|\.(?!\s(?-i:[A-Z]))){2,50}(?:ponownie|z powrotem"
    r"|znowu|znów|będę dostępn|będę w))",
    back_behind=r"[^.!?\n\d]{0,20}\b(?:wracam|wrócę|ponownie|z powrotem)\b",
    until=r"\bdo\b(?: dnia)?(?! (?:mnie|pana|pani|państwa))|\bprzed\b",
    through=r"\bdo\b(?: dnia)?(?=[^.\n]{1,30}włącznie)",
    including=r"^[^.\n]{0,12}\bwłącznie",
    contact=r"kontakt|pisać|następc|zastęp|zwrócić|kierować|przejął|przejęła|zamiast",
    tomorrow=r"jutra|jutro",
    next_week=r"(?:przyszł(?:y|ym|ego)|następn(?:y|ym|ego)) (?:tydzień|tygodni[ua])",
    this_week=r"(?:ten|tym|tego) (?:tydzień|tygodni[ua])",
    weeks=r"tygodni[eu]?|tydzień",
    days=r"dni|dzień",
    in_=r"za|przez",
    read_subject=r"przeczytan[oey]|nie przeczytano|potwierdzenie przeczytania",
    read_text=r"został[ao]? (?:przeczytan|wyświetlon|usunięt\w+ bez)",
    held=r"(?:twoja|pana|pani|państwa) wiadomość(?:[^.\n]|\.(?=\S)){0,80}(?:wstrzyman|oczekuje"
    r"|nie została (?:jeszcze )?dostarczon|zostanie dostarczon|kwarantann|zablokowan)|(?:potwierd"
    r"|zweryfik)[^.\n]{0,40}(?:że jest|człowiek|nie jest)|nieznan\w+ nadawc|antyspam",
    prove=r"klikn|odpowied[zź] na tę|odpowiedzieć na tę|link|captcha",
)  # fmt: skip
