status-not-started = Ei aloitettu
status-under-way = Kesken
status-late = Myöhässä
status-done = Suoritettu
status-expiring = Vanhenee pian
status-expired = Vanhentunut
board-all = Kaikki
board-now = nyt
board-name = Nimi
board-email = Sähköposti
board-team = Tiimi
board-team-all = Kaikki tiimit
board-teams = Tiimit
board-status = Tilanne
board-status-all = Mikä tahansa tilanne
board-deadline = Määräaika
board-completed = Suoritettu
board-expires = Voimassa
board-version = Kurssin versio
board-version-of = versio { $version }
board-parts-done = Osia tehty
board-parts = Osia yhteensä
board-part-page = { $module }: { $page }
board-part-test = Loppukoe
board-part-done = tehty
board-part-open = tekemättä
board-search = Nimi tai sähköposti
board-sort = Järjestys
board-sort-name = Nimi, A–Ö
board-sort-name-turned = Nimi, Ö–A
board-sort-status = Huomiota vaativat ensin
board-sort-status-turned = Kunnossa olevat ensin
board-sort-deadline = Määräaika, lähin ensin
board-sort-deadline-turned = Määräaika, kaukaisin ensin
board-sort-completed = Suoritettu, vanhin ensin
board-sort-completed-turned = Suoritettu, uusin ensin
board-filters = Rajaa luetteloa
board-show = Näytä
board-show-all = Näytä kaikki
board-counts = Henkilöt tilanteen mukaan
board-caption = { $rows ->
        [one] { $rows } henkilö, sivu { $page } / { $pages }
       *[other] { $rows } henkilöä, sivu { $page } / { $pages }
    }
board-pages = Luettelon sivut
board-page-of = Sivu { $page } / { $pages }
board-first-page = Ensimmäinen sivu
board-page-before = Edellinen sivu
board-page-after = Seuraava sivu
board-last-page = Viimeinen sivu
board-nobody = Kurssi ei nyt ole kenenkään suoritettavana. Henkilöt tulevat näkyviin, kun kurssi lisätään suoritettavaksi heille tai heidän tiimilleen.
board-none = Rajaukseen ei sovi kukaan. Muuta rajausta tai näytä kaikki.
board-ignored-team = Osoitteessa olevaa tiimiä ei ole tai et näe sitä. Näkyvissä ovat kaikki tiimit.
board-ignored-status = Osoitteessa olevaa tilannetta ei tunneta. Näkyvissä ovat kaikki tilanteesta riippumatta.
board-ignored-sort = Osoitteessa olevaa järjestystä ei tunneta. Luettelo on nimen mukaisessa järjestyksessä.
board-course-gone = Kurssi ei ole enää tarjolla täällä. Tehdyt suoritukset pysyvät luettelossa.
board-bar-title = Tilanne nyt
board-bar-category = Ryhmä
board-bar-row = Kaikki yhteensä
board-people = { $n ->
        [one] { $n } henkilö
       *[other] { $n } henkilöä
    }
board-line-title = Suoritukset viimeisten 12 kuukauden aikana
board-line-category = Kuukauden loppu
board-line-series = Suorittaneita
board-line-unit = henkilöt, joiden suoritus oli voimassa; mukana nykyiset jäsenet
board-line-about = Kuukauden { $month } lopussa kurssin oli suorittanut { $first ->
        [one] { $first } henkilö
       *[other] { $first } henkilöä
    }, nyt { $last }.
board-export = Ota luettelo mukaan
board-export-lead = { $n ->
        [one] Tiedostossa on rajaamasi { $n } henkilö. Lokiin jää merkintä siitä, että otit tiedoston.
       *[other] Tiedostossa on rajaamasi { $n } henkilöä samassa järjestyksessä. Lokiin jää merkintä siitä, että otit tiedoston.
    }
board-export-csv = CSV-tiedosto
board-export-xlsx = Excel-tiedosto
board-export-pdf = Tulostettava PDF
board-export-certificates = Luettelon henkilöiden todistukset yhtenä zip-tiedostona, jokainen omana PDF:nään ja sellaisena kuin hänellä itsellään. Peruutetut ja korvatut todistukset jäävät pois.
board-export-zip = Todistukset (zip)
board-export-no-certificates = Kukaan luettelossa ei ole vielä ottanut todistusta, joten mukaan otettavaa ei ole.
board-sheet = Suoritukset
board-sheet-about = Tietoja luettelosta
board-list-title = Suoritusluettelo
board-organisation = Organisaatio
board-course = Kurssi
board-made = Laadittu
board-made-by = Laatija
board-filtered = Rajaus
board-no-filters = ei rajausta, kaikki henkilöt
board-rows = Henkilöitä
person-guest = Ei sähköpostiosoitetta
person-joined = Jäsen alkaen
person-role = Rooli
person-manager = Ylläpitäjä
person-leads = { $team } (tiimin vetäjä)
person-courses = Suoritettavat kurssit
person-no-courses = Hänellä ei ole suoritettavia kursseja.
person-noted = Näet, miten pitkällä hän on kursseilla, mutta et koskaan hänen vastauksiaan. Lokiin jää merkintä siitä, että avasit tämän sivun.
log-looked-at = avasi henkilön sivun: { $subject }
log-exported-board = { $n ->
        [one] otti mukaan kurssin luettelon: { $course }, { $kind }, { $n } henkilö
       *[other] otti mukaan kurssin luettelon: { $course }, { $kind }, { $n } henkilöä
    }
log-exported-certificates = { $n ->
        [one] otti mukaan { $n } todistuksen: { $course }
       *[other] otti mukaan { $n } todistusta: { $course }
    }
