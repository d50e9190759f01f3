organisation-nav = Organisaation sivut
organisation-overview = Yleiskuva
organisation-people = Jäsenet
organisation-teams = Tiimit
organisation-invitations = Kutsut
organisation-import = Kutsu tiedostosta
organisation-assignments = Kurssit
organisation-reminders = Muistutukset
organisation-log = Loki
organisation-settings = Asetukset
no-seat-title = Sivua ei löydy
no-seat-text = Tässä osoitteessa ei ole organisaatiota, johon kuulut. Ehkä osoite on kirjoitettu väärin tai et ole kirjautunut sillä sähköpostiosoitteella, jolla kuulut organisaatioon.
not-allowed-title = Et voi avata tätä sivua
managers-only-text = Tämän sivun voivat avata vain organisaation ylläpitäjät. Jos tarvitset sivua työssäsi, pyydä oikeutta joltakin heistä.
overseers-only-text = Tämän sivun voivat avata vain organisaation ylläpitäjät ja tiimien vetäjät. Omat kurssisi näet omalta sivultasi.
overview-manager = Olet tämän organisaation ylläpitäjä.
overview-team-manager = Vedät näitä tiimejä: { $teams }. Näet niiden jäsenet.
overview-members =
    { $n ->
        [one] Jäseniä on yksi.
       *[other] Jäseniä on { $n }.
    }
overview-courses = Suoritettavat kurssit
overview-no-courses = Jäsenille ei ole vielä lisätty suoritettavia kursseja.
overview-ask = Lisää suoritettava kurssi
overview-bar = Kurssin suorittaneet
overview-done =
    { $all ->
        [0] Kurssi ei nyt ole kenenkään suoritettavana.
       *[other] Kurssin on suorittanut { $done } / { $all }.
    }
overview-late =
    { $n ->
        [one] { $n } myöhässä
       *[other] { $n } myöhässä
    }
overview-expired =
    { $n ->
        [one] { $n } suoritus vanhentunut
       *[other] { $n } suoritusta vanhentunut
    }
overview-not-started =
    { $n ->
        [one] { $n } ei ole aloittanut
       *[other] { $n } ei ole aloittanut
    }
overview-under-way =
    { $n ->
        [one] { $n } kesken
       *[other] { $n } kesken
    }
overview-expiring =
    { $n ->
        [one] { $n } suoritus vanhenee pian
       *[other] { $n } suoritusta vanhenee pian
    }
choose = Valitse
cancel = Peruuta
entry-change = Muuta
paging-label = Sivut
paging-before = Edellinen sivu
paging-after = Seuraava sivu
paging-here = Sivu { $page } / { $pages }
role-member = Jäsen
role-member-means = Opiskelee. Näkee vain omat tietonsa.
role-manager = Ylläpitäjä
role-manager-means = Näkee kaikki jäsenet ja heidän suorituksensa, kutsuu uusia jäseniä ja muuttaa organisaation tietoja.
team-none = Ei tiimiä
team-gone = Poistettu tiimi
fault-team-gone = Tiimi on poistettu sillä välin. Valitse toinen.
place-leads = Tiimin vetäjä
place-in = Jäsen
place-none = ei tiimissä
people-lead = Kaikki, jotka kuuluvat organisaatioon. Täällä voit vaihtaa rooleja ja tiimejä.
people-lead-team = Vetämiesi tiimien jäsenet. Rooleja ja tiimejä muuttavat ylläpitäjät.
people-invite = Kutsu jäseniä
people-search = Hae nimellä tai sähköpostiosoitteella
people-search-button = Hae
people-count =
    { $n ->
        [one] { $n } jäsen
       *[other] { $n } jäsentä
    }
people-found =
    { $n ->
        [one] Haulla ”{ $search }” löytyi { $n } jäsen.
       *[other] Haulla ”{ $search }” löytyi { $n } jäsentä.
    }
people-in-team = { $team }: { $count }
people-team = Tiimi
people-all-teams = Kaikki tiimit
people-everybody = Näytä kaikki
people-guest = ei sähköpostiosoitetta
people-since = liittynyt { $day }
people-leads = { $team } (vetäjä)
people-teams = Tiimi: { $teams }
people-removed = Jäsen on poistettu organisaatiosta.
people-gone = Hän ei enää kuulu organisaatioon.
change-role-title = Rooli
change-role-legend = Rooli organisaatiossa
change-role-save = Tallenna rooli
change-role-saved = Rooli on tallennettu.
change-role-changed = Joku muu on vaihtanut roolin sillä välin. Nyt rooli on { $now }. Sinä valitsit: { $typed }. Jos haluat silti vaihtaa sen, tallenna uudelleen.
change-last-manager = Organisaatiolla on oltava ainakin yksi ylläpitäjä. Tee ensin joku toinen ylläpitäjäksi.
change-no-teams = Ei ole yhdessäkään tiimissä.
change-lead = Tee tiimin vetäjäksi
change-unlead = Lopeta vetäjänä
change-take = Ota pois tiimistä
change-to-teams = Tiimien hallinta
change-put-team = Lisää tiimiin
change-put-leads = Tiimin vetäjänä: näkee tiimin jäsenet ja heidän suorituksensa
change-put = Lisää tiimiin
change-no-team-chosen = Valitse tiimi.
change-place-saved = Tiimit on tallennettu.
change-place-changed = Joku muu on muuttanut tätä sillä välin. Tiimissä { $team } jäsen on nyt: { $now }. Muutostasi ei tallennettu.
personal-title = Vain tämän jäsenen suoritettavat kurssit
personal-lead = Nämä tulevat kaikkien ja tiimien suoritettavien kurssien lisäksi. Jos määräaikoja on useita, niistä pätee aikaisin.
personal-none = Jäsenellä ei ole kursseja, jotka vain hänen on suoritettava.
personal-taken = Kurssi on jo annettu tälle jäsenelle. Jos haluat muuttaa määräaikaa, poista kurssi ensin.
personal-asked = Kurssi on lisätty jäsenen suoritettavaksi.
personal-removed = Kurssi on poistettu jäsenen suoritettavista.
personal-remove = Poista
personal-remove-title = Poistetaanko kurssi jäsenen suoritettavista?
personal-remove-others = Jos kurssi on kaikkien tai jäsenen tiimin suoritettavana, se pysyy ennallaan.
personal-remove-done = Jäsenen suoritukset ja todistukset säilyvät hänellä.
personal-remove-button = Poista kurssi
change-remove = Poista organisaatiosta
change-remove-text = Ennen poistamista näet, mitä siitä seuraa.
change-remove-link = Siirry poistamaan jäsen
change-remove-title = Poistetaanko jäsen organisaatiosta?
change-remove-yourself = Olet poistamassa itseäsi. Sen jälkeen et enää pääse organisaation sivuille.
change-remove-sight = Kukaan organisaatiossa ei näe häntä enää, ei myöskään taulukoissa eikä vienneissä.
change-remove-theirs = Hänen suorituksensa, todistuksensa ja tilinsä säilyvät hänellä itsellään.
change-remove-again = Hän voi liittyä uudelleen vain, jos hänet kutsutaan uudelleen tai hänellä on voimassa oleva liittymislinkki.
change-remove-changed = Joku muu on muuttanut tätä sillä välin. Nyt rooli on: { $role }. { $teams } Jos haluat silti poistaa jäsenen, vahvista uudelleen.
change-remove-button = Poista jäsen
teams-lead = Tiimille voi lisätä omat kurssit ja vetäjän, joka näkee tiiminsä jäsenet.
teams-none = Tiimejä ei ole vielä.
teams-members =
    { $n ->
        [one] { $n } jäsen
       *[other] { $n } jäsentä
    }
teams-make-title = Uusi tiimi
teams-name = Tiimin nimi
teams-name-empty = Kirjoita tiimille nimi.
teams-name-taken = Toisella tiimillä on jo tämä nimi. Anna toinen nimi.
teams-make = Lisää tiimi
teams-made = Tiimi on lisätty.
teams-rename = Tallenna nimi
teams-renamed = Tiimin nimi on tallennettu.
teams-changed = Joku muu on vaihtanut nimen sillä välin. Nyt nimi on { $now }. Sinä kirjoitit: { $typed }. Jos haluat silti vaihtaa sen, tallenna uudelleen.
teams-remove-changed =
    { $n ->
        [one] Joku muu on muuttanut tiimiä sillä välin. Nyt tiimin nimi on { $team } ja siinä on { $n } jäsen. Jos haluat silti poistaa sen, vahvista uudelleen.
       *[other] Joku muu on muuttanut tiimiä sillä välin. Nyt tiimin nimi on { $team } ja siinä on { $n } jäsentä. Jos haluat silti poistaa sen, vahvista uudelleen.
    }
teams-remove = Poista tiimi
teams-remove-text = Ennen poistamista näet, mitä siitä seuraa.
teams-remove-link = Siirry poistamaan tiimi
teams-remove-title = Poistetaanko tiimi?
teams-remove-members =
    { $n ->
        [0] Tiimissä ei ole jäseniä.
        [one] Tiimin { $n } jäsen pysyy organisaatiossa.
       *[other] Tiimin { $n } jäsentä pysyvät organisaatiossa.
    }
teams-remove-asked = Nämä kurssit eivät enää ole tiimin suoritettavina: { $courses }. Se, mitä on jo suoritettu, säilyy.
teams-remove-nothing-asked = Tiimillä ei ole omia suoritettavia kursseja.
teams-remove-links = Tiimin liittymislinkit ja avoimet kutsut lakkaavat toimimasta.
teams-remove-button = Poista tiimi
teams-removed = Tiimi on poistettu.
teams-back = Kaikki tiimit
asked-lead = Kurssit, jotka jäsenten on suoritettava, ja niiden määräajat.
asked-make-title = Lisää suoritettava kurssi
asked-course = Kurssi
asked-no-course = Valitse kurssi.
asked-course-gone = kurssia ei enää ole täällä
asked-of = Kenelle
asked-of-all = Kaikille jäsenille
asked-of-team = Tiimille: { $team }
asked-taken = Tämä kurssi on jo samojen suoritettavana. Muuta sen määräaikaa luettelosta.
asked-deadline = Määräaika
asked-no-deadline = Ei määräaikaa
asked-deadline-day = Sama päivä kaikille
asked-deadline-days = Päiviä liittymisestä
asked-deadline-not-chosen = Valitse myös määräajaksi tämä kohta tai tyhjennä kenttä.
asked-day = Viimeinen päivä
day-hint = Esimerkiksi { $example }. Päivä luetaan loppuun asti (aikavyöhyke { $zone }).
day-wrong = Kirjoita päivä esimerkiksi näin: { $example }.
day-past = Päivä on jo mennyt. Valitse myöhempi päivä.
asked-days = Päivien määrä
asked-days-hint = Lasketaan siitä, kun jäsen liittyi, tuli tiimiin tai kurssi lisättiin, sen mukaan mikä niistä on viimeisin.
asked-days-wrong = Kirjoita päivien määrä kokonaislukuna 1–{ $most }.
asked-months = Uusitaan kuukausien välein (vapaaehtoinen)
asked-months-hint = Esimerkiksi 24. Jätä tyhjäksi, jos suoritusta ei tarvitse uusia.
asked-months-wrong = Kirjoita kuukausien määrä kokonaislukuna 1–{ $most } tai jätä kenttä tyhjäksi.
asked-within =
    { $n ->
        [one] { $n } päivän kuluessa liittymisestä
       *[other] { $n } päivän kuluessa liittymisestä
    }
asked-until = viimeistään { $day }
asked-renewed =
    { $n ->
        [one] uusitaan kuukausittain
       *[other] uusitaan { $n } kuukauden välein
    }
asked-make = Lisää kurssi
asked-made = Kurssi on lisätty.
asked-save = Tallenna
asked-saved = Muutos on tallennettu.
asked-changed = Joku muu on muuttanut tätä sillä välin. Nyt: { $now }. Kirjoittamasi on tallella alla. Jos haluat silti muuttaa sen, tallenna uudelleen.
asked-changed-remove = Joku muu on muuttanut tätä sillä välin. Nyt: { $now }. Jos haluat silti poistaa sen, vahvista uudelleen.
asked-remove = Poista suoritettavista kursseista
asked-remove-text = Ennen poistamista näet, mitä siitä seuraa.
asked-remove-link = Siirry poistamaan kurssi
asked-remove-title = Poistetaanko suoritettavista kursseista?
asked-remove-board = Kurssia ei enää seurata näiden jäsenten osalta, eikä siitä muistuteta.
asked-remove-done = Jäsenten suoritukset ja todistukset säilyvät heillä.
asked-remove-button = Poista
asked-removed = Kurssi on poistettu suoritettavista.
asked-gone = Kurssi on jo poistettu suoritettavista.
asked-back = Kaikki suoritettavat kurssit
invites-lead = Kutsu jäseniä sähköpostilla yksi kerrallaan tai jaa liittymislinkki.
invites-to-links = Liittymislinkit
invites-title = Kutsu sähköpostilla
invites-name = Nimi (vapaaehtoinen)
invites-name-hint = Kutsuttu voi itse korjata nimen liittyessään.
invites-team = Tiimi
invites-role = Rooli
invites-lang = Viestin kieli
invites-days = Kutsu on voimassa { $n } päivää ja toimii vain kerran.
invites-send = Lähetä kutsu
invites-sent = Kutsu lähetetään.
invites-again-text = Lähetät kutsun uudelleen. Kun uusi kutsu on lähetetty, aiempi ei enää toimi.
invites-list-title = Lähetetyt kutsut
invites-none = Kutsuja ei ole lähetetty.
invites-none-found = Tällaisia kutsuja ei ole.
invites-all = Kaikki
invites-open = Avoimet
invites-search = Hae sähköpostiosoitteella
invites-until = voimassa { $day } asti
invites-accepted = hyväksytty { $day }
invites-withdrawn = peruttu { $day }
invites-lapsed = vanhentunut { $day }
invites-made = lähetetty { $day }
invites-by-operator = Palvelun ylläpidon antama kutsu
invites-again = Lähetä uudelleen
invites-withdraw = Peru kutsu
invites-withdrawn-now = Kutsu on peruttu.
invites-gone = Kutsu on hyväksytty tai peruttu sillä välin.
links-title = Liittymislinkit
links-lead = Kuka tahansa, jolla on linkki tai sen koodi, voi liittyä organisaatioon jäseneksi. Koodin voi myös kertoa puhelimessa.
links-none = Voimassa olevia linkkejä ei ole.
links-over = Linkit, jotka eivät enää toimi
links-make-title = Uusi liittymislinkki
links-team = Liittyjät tulevat tiimiin
links-day = Viimeinen päivä (vapaaehtoinen)
links-most = Kuinka moni saa liittyä (vapaaehtoinen)
links-most-wrong = Kirjoita määrä kokonaislukuna tai jätä kenttä tyhjäksi.
links-make = Tee linkki
links-made = Linkki on tehty.
links-end = Lopeta linkki
links-ended-now = Linkki ei enää toimi.
links-ended = lopetettu { $day }
links-lapsed = päättynyt { $day }
links-full = täynnä
links-used =
    { $n ->
        [0] ei vielä liittyneitä
        [one] { $n } liittynyt
       *[other] { $n } liittynyttä
    }
links-used-of = liittyneitä { $n } / { $most }
mail-invitation-subject = Kutsu: { $organisation }
mail-invitation-hello = Hei!
mail-invitation-hello-name = Hei { $name }!
mail-invitation-as-member = jäseneksi
mail-invitation-as-manager = ylläpitäjäksi
mail-invitation-body =
    { $hello }

    { $inviter } kutsuu sinut { $as } organisaatioon { $organisation } palvelussa { $service }.

    Avaa tämä linkki:

    { $link }

    Ennen kuin liityt, näet, mitä organisaatio näkee suorituksistasi.

    Kutsu on voimassa { $day } asti ja toimii vain kerran.

    Jos et tunne lähettäjää tai et halua liittyä, sinun ei tarvitse tehdä mitään.
log-lead = Kuka teki mitä ja milloin. Merkintöjä ei voi muuttaa.
log-empty = Merkintöjä ei ole.
log-older = Vanhemmat merkinnät
log-newest = Uusimmat merkinnät
log-operator = Palvelun ylläpito
log-erased = (tietonsa poistanut)
log-some-team = (tuntematon)
log-member-joined = liittyi jäseneksi
log-member-joined-again = liittyi uudelleen, vaikka oli jo jäsen
log-member-left = poistui organisaatiosta
log-member-removed = poisti jäsenen: { $subject }
log-role-manager = teki ylläpitäjäksi: { $subject }
log-role-member = poisti ylläpitäjän roolin: { $subject }
log-team-made = lisäsi tiimin: { $team }
log-team-renamed = vaihtoi tiimin nimen: { $before } → { $team }
log-team-removed = poisti tiimin: { $team }
log-team-manager-set = teki tiimin vetäjäksi: { $subject }, tiimi { $team }
log-team-member-set = asetti tiimin jäseneksi: { $subject }, tiimi { $team }
log-team-member-removed = otti pois tiimistä: { $subject }, tiimi { $team }
log-link-made = teki liittymislinkin
log-link-ended = lopetti liittymislinkin
log-invited = lähetti kutsun jäseneksi
log-invited-manager = lähetti kutsun ylläpitäjäksi
log-manager-invited = antoi kutsun ylläpitäjälle
log-invitation-withdrawn = perui kutsun
log-assigned = lisäsi kaikkien suoritettavaksi: { $course }
log-assigned-team = lisäsi tiimin suoritettavaksi: { $course }, tiimi { $team }
log-assignment-changed = muutti määräaikaa tai uusimista: { $course }, kaikki jäsenet
log-assignment-changed-team = muutti määräaikaa tai uusimista: { $course }, tiimi { $team }
log-assignment-removed = poisti suoritettavista: { $course }, kaikki jäsenet
log-assignment-removed-team = poisti suoritettavista: { $course }, tiimi { $team }
log-logo-changed = vaihtoi organisaation logon
log-logo-removed = poisti organisaation logon
log-look-changed = muutti organisaation nimeä, yhteystietoa tai väriä
log-other = teki muutoksen ({ $code })
settings-name = Organisaation nimi
settings-name-hint = Nimi näkyy jäsenille ja kutsuissa.
settings-name-empty = Kirjoita organisaation nimi.
settings-contact = Yhteystieto
settings-contact-hint = Keneltä jäsenet voivat kysyä, esimerkiksi nimi ja puhelinnumero. Voit jättää tyhjäksi.
settings-too-long = Kirjoita enintään { $most } merkkiä.
settings-accent = Korostusväri
settings-accent-hint = Heksakoodina, esimerkiksi #0b5f6b. Tummassa teemassa käytetään samasta väristä vaaleampaa sävyä. Jätä tyhjäksi, jos haluat palvelun oman värin.
settings-accent-none = palvelun oma väri
settings-accent-wrong = Kirjoita väri heksakoodina: # ja kuusi merkkiä, esimerkiksi #0b5f6b.
settings-accent-pale = Väri ei erotu tarpeeksi vaaleasta taustasta: kontrasti on { $ratio }, vähintään tarvitaan { $needed }. Valitse tummempi väri.
settings-light = Vaalea teema: { $colour }, kontrasti vähintään { $ratio }
settings-dark = Tumma teema: { $colour }, kontrasti vähintään { $ratio }
settings-save = Tallenna
settings-saved = Asetukset on tallennettu.
settings-changed = Joku muu on muuttanut asetuksia sillä välin. Nyt nimi on { $name }, yhteystieto { $contact } ja väri { $accent }. Kirjoittamasi on tallella alla. Jos haluat silti tallentaa sen, tallenna uudelleen.
settings-unprintable = Todistuksiin ei voi tulostaa näitä nimen merkkejä: { $characters }. Siksi jäsenet eivät voi lisätä organisaatiota todistukseensa.
logo-title = Logo
logo-lead = Logo näkyy jäsenten sivujen yläreunassa. Tummassa teemassa sillä on valkoinen tausta.
logo-none = Organisaatiolla ei ole logoa. Jäsenet näkevät organisaation nimen.
logo-file = Valitse logo
logo-other = Valitse uusi logo
logo-hint = PNG, JPEG tai WebP, enintään 1 Mt ja { $side } × { $side } kuvapistettä. SVG-tiedostoja ei voi käyttää, koska niissä voi olla ohjelmia: tallenna logo PNG-muotoon.
logo-send = Tallenna logo
logo-remove = Poista logo
logo-saved = Logo on tallennettu.
logo-removed = Logo on poistettu.
logo-none-chosen = Valitse ensin tiedosto.
logo-wrong-bytes = Tiedosto on suurempi kuin 1 Mt. Pienennä kuva esimerkiksi 1000 kuvapisteen levyiseksi ja valitse se uudelleen.
logo-wrong-svg = SVG-tiedostoja ei voi käyttää, koska niissä voi olla ohjelmia. Tallenna logo PNG-muotoon ja valitse se uudelleen.
logo-wrong-kind = Tiedosto ei ole PNG-, JPEG- eikä WebP-kuva. Tallenna logo johonkin näistä muodoista ja valitse se uudelleen.
logo-wrong-large = Kuva on liian suuri. Pienennä se esimerkiksi 1000 kuvapisteen levyiseksi ja valitse se uudelleen.
logo-wrong-small = Kuva on liian pieni: sen leveyden ja korkeuden on oltava vähintään { $least } kuvapistettä. Valitse suurempi kuva.
logo-wrong-stretched = Kuva on liian pitkänomainen: toinen sivu voi olla enintään { $times } kertaa toisen mittainen. Valitse tiiviimpi logo.
logo-wrong-broken = Tiedosto on vioittunut, eikä sitä voitu lukea. Tallenna logo uudelleen ja valitse uusi tiedosto.
logo-wrong-pale = Logo ei näy valkoisella taustalla. Valitse vaalealle taustalle tarkoitettu logo.
logo-meanwhile = Joku muu on muuttanut asetuksia sillä välin. Alla näet nykyisen logon. Jos haluat silti muuttaa sitä, tee muutos uudelleen.
settings-address = Organisaation tunnus osoitteissa on { $slug }. Sitä ei voi vaihtaa.
