status-not-started = Inte påbörjad
status-under-way = Pågår
status-late = Försenad
status-done = Genomförd
status-expiring = Går snart ut
status-expired = Har gått ut
board-all = Alla
board-now = nu
board-name = Namn
board-email = E-post
board-team = Team
board-team-all = Alla team
board-teams = Team
board-status = Läge
board-status-all = Vilket läge som helst
board-deadline = Tidsfrist
board-completed = Genomförd
board-expires = Gäller till
board-version = Kursens version
board-version-of = version { $version }
board-parts-done = Avklarade delar
board-parts = Delar totalt
board-part-page = { $module }: { $page }
board-part-test = Slutprov
board-part-done = gjord
board-part-open = inte gjord
board-search = Namn eller e-post
board-sort = Ordning
board-sort-name = Namn, A–Ö
board-sort-name-turned = Namn, Ö–A
board-sort-status = Det som kräver åtgärder först
board-sort-status-turned = Det som är klart först
board-sort-deadline = Tidsfrist, närmaste först
board-sort-deadline-turned = Tidsfrist, senaste först
board-sort-completed = Genomförd, äldsta först
board-sort-completed-turned = Genomförd, nyaste först
board-filters = Begränsa listan
board-show = Visa
board-show-all = Visa alla
board-counts = Personer enligt läge
board-caption = { $rows ->
        [one] { $rows } person, sida { $page } av { $pages }
       *[other] { $rows } personer, sida { $page } av { $pages }
    }
board-pages = Listans sidor
board-page-of = Sida { $page } av { $pages }
board-first-page = Första sidan
board-page-before = Föregående sida
board-page-after = Nästa sida
board-last-page = Sista sidan
board-nobody = Just nu är kursen inte tillagd för någon. Personerna syns här när kursen läggs till för dem eller deras team.
board-none = Ingen passar in på det du valt. Ändra valen eller visa alla.
board-ignored-team = Teamet i adressen finns inte eller så får du inte se det. Alla team visas.
board-ignored-status = Läget i adressen är okänt. Alla visas oavsett läge.
board-ignored-sort = Ordningen i adressen är okänd. Listan är ordnad efter namn.
board-course-gone = Kursen finns inte längre här. Det som har genomförts står kvar i listan.
board-bar-title = Läget nu
board-bar-category = Grupp
board-bar-row = Alla tillsammans
board-people = { $n ->
        [one] { $n } person
       *[other] { $n } personer
    }
board-line-title = Genomföranden under de senaste tolv månaderna
board-line-category = Månadens slut
board-line-series = Har genomfört
board-line-unit = personer vars genomförande gällde, av dem som är medlemmar nu
board-line-about = I slutet av { $month } hade { $first ->
        [one] { $first } person
       *[other] { $first } personer
    } genomfört kursen, nu { $last }.
board-export = Ta med listan
board-export-lead = { $n ->
        [one] Filen innehåller den { $n } person du valt. I loggen antecknas att du tog filen.
       *[other] Filen innehåller de { $n } personer du valt, i samma ordning. I loggen antecknas att du tog filen.
    }
board-export-csv = CSV-fil
board-export-xlsx = Excel-fil
board-export-pdf = PDF för utskrift
board-export-certificates = Intygen för dem i listan som har ett, i en zip-fil: vart och ett som PDF och sådant som personen själv har det. Återkallade och ersatta intyg är inte med.
board-export-zip = Intyg (zip)
board-export-no-certificates = Ingen i listan har gjort ett intyg än, så det finns inget att ta med.
board-sheet = Genomföranden
board-sheet-about = Om listan
board-list-title = Lista över genomföranden
board-organisation = Organisation
board-course = Kurs
board-made = Skapad
board-made-by = Skapad av
board-filtered = Urval
board-no-filters = inget urval, alla personer
board-rows = Antal personer
person-guest = Ingen e-postadress
person-joined = Medlem sedan
person-role = Roll
person-manager = Administratör
person-leads = { $team } (teamledare)
person-courses = Kurser att gå
person-no-courses = Personen har inga kurser att gå.
person-noted = Du ser hur långt personen har kommit i kurserna, aldrig svaren. I loggen antecknas att du öppnade sidan.
log-looked-at = öppnade sidan om en person: { $subject }
log-exported-board = { $n ->
        [one] tog med listan för en kurs: { $course }, { $kind }, { $n } person
       *[other] tog med listan för en kurs: { $course }, { $kind }, { $n } personer
    }
log-exported-certificates = { $n ->
        [one] tog med { $n } intyg: { $course }
       *[other] tog med { $n } intyg: { $course }
    }
