missing-parts = Puuttuu: { $parts }
missing-pages =
    { $n ->
        [one] { $n } sivu lukematta
       *[other] { $n } sivua lukematta
    }
missing-questions =
    { $n ->
        [one] { $n } harjoituskysymys vastaamatta
       *[other] { $n } harjoituskysymystä vastaamatta
    }
missing-test-open = lopputesti läpäisemättä
missing-page-line = Sivu ”{ $title }” on lukematta
missing-page-and-questions =
    { $n ->
        [one] Sivu ”{ $title }” on lukematta ja sen harjoituskysymys vastaamatta
       *[other] Sivu ”{ $title }” on lukematta ja sen { $n } harjoituskysymystä vastaamatta
    }
missing-questions-line =
    { $n ->
        [one] Sivulla ”{ $title }” on vastaamaton harjoituskysymys
       *[other] Sivulla ”{ $title }” on { $n } vastaamatonta harjoituskysymystä
    }
missing-test-line = Lopputesti on läpäisemättä
join-title = Liity organisaatioon
join-lead = Jos organisaatiosi on antanut sinulle koodin, kirjoita se tähän.
join-code-label = Koodi
join-code-hint = Kymmenen kirjainta ja numeroa, esimerkiksi ABCDE-FGHJK. Isot ja pienet kirjaimet käyvät yhtä hyvin.
join-code-unfit = Kirjoita koodi kokonaan: siinä on kymmenen kirjainta ja numeroa.
join-code-unknown = Tällaista koodia ei ole. Tarkista se siltä, jolta sait sen.
join-look = Jatka
join-no-code = Jos sait kutsun sähköpostiisi, avaa viestissä oleva linkki.
join-have-code = Saitko koodin organisaatioltasi?
join-again-sent = Jos kutsu on edelleen voimassa organisaatiossa, uusi kutsu tulee pian samaan sähköpostiosoitteeseen kuin aiempi.
join-again-missing = Katso myös roskapostikansiosta. Jos viestiä ei tule, pyydä uusi kutsu siltä, joka kutsui sinut.
join-too-many-title = Liian monta väärää koodia
join-too-many-text =
    { $n ->
        [one] Täältä on kokeiltu liian monta väärää koodia tai linkkiä. Yritä uudelleen { $n } minuutin kuluttua.
       *[other] Täältä on kokeiltu liian monta väärää koodia tai linkkiä. Yritä uudelleen { $n } minuutin kuluttua.
    }
join-open-title = Liity organisaatioon { $organisation }
join-as-manager = Sinusta tulee organisaation ylläpitäjä: voit kutsua jäseniä, valita heidän kurssinsa ja seurata niiden suorittamista.
join-team = Tiimisi
join-courses = Suoritettavat kurssit
join-no-courses = Ei vielä kursseja
join-leave-any-time = Voit erota organisaatiosta milloin tahansa omalla sivullasi. Sen jälkeen se ei enää näe suorituksiasi.
join-signed-in = Olet kirjautunut osoitteella { $email }. Jäsenyys liitetään tähän tiliin.
join-guest = Et tarvitse tiliä: ilman sitä jäsenyytesi ja suorituksesi tallentuvat tähän selaimeen. Jos sinulla on jo tili, kirjaudu ensin ja avaa tämä linkki sitten uudelleen.
join-name-label = Nimesi organisaatiossa
join-name-hint = Tällä nimellä organisaatio tunnistaa sinut.
join-button = Liity
join-not-saved = Et ole vielä jäsen, koska palvelussa on häiriö. Kirjoittamasi on tallella tällä sivulla. Lähetä lomake hetken päästä uudelleen.
join-member-title = Olet jo jäsen
join-member-text = Kuulut jo organisaatioon { $organisation }.
join-member-onwards = Näytä jäsenyytesi
join-more-title = Mitä linkillä saat lisää
join-more-button = Ota käyttöön
join-used-title = Kutsu on jo käytetty
join-used-text = Kutsu organisaatioon { $organisation } toimii vain kerran, ja sillä on jo liitytty.
join-used-by-you = Jos liityit itse toisella selaimella ja tallensit suorituksesi sähköpostiisi, kirjaudu sisään.
join-ended-title = Linkki ei ole enää voimassa
join-ended-text = Linkillä ei voi enää liittyä organisaatioon { $organisation }: sen aika on kulunut umpeen tai se on poistettu käytöstä.
join-full-title = Linkin paikat ovat täynnä
join-full-text = Linkillä on jo liittynyt organisaatioon { $organisation } niin monta kuin sillä voi liittyä.
join-again-text = Uusi kutsu lähetetään siihen sähköpostiosoitteeseen, johon tämä tuli.
join-again = Pyydä uusi kutsu
join-ask-whom = Pyydä uusi linkki siltä, jolta sait tämän.
join-unknown-title = Linkki ei toimi
join-unknown-text = Ehkä linkki on katkennut tai siitä on kopioitu vain osa. Avaa se kokonaan viestistä, jossa sait sen.
join-unknown-ask = Jos se ei auta, pyydä uusi linkki siltä, jolta sait tämän.
join-type-code = Kirjoita koodi
seen-title = Mitä organisaatio näkee
seen-name = Nimesi sellaisena kuin annat sen organisaatiolle ja sähköpostiosoitteesi, jos sinulla on tili
seen-team = Tiimisi, tehtäväsi organisaatiossa ja liittymispäiväsi
seen-courses = Kurssista, jonka se pyytää sinua suorittamaan: oletko aloittanut, mitä osia puuttuu, minä päivänä ja minkä version olet suorittanut ja milloin se on uusittava
seen-certificates = Näiden kurssien todistuksesi sellaisina kuin ne tulostuvat
unseen-title = Mitä se ei koskaan näe
unseen-answers = Vastauksiasi ja sitä, montako kertaa olet yrittänyt
unseen-courses = Muita kurssejasi
unseen-devices = Laitteitasi ja sitä, milloin olet opiskellut
unseen-score = Lopputestin pisteitäsi
unseen-score-but = Lopputestin pisteitäsi, paitsi niiltä kursseilta, joiden todistuksessa pisteet näkyvät: { $courses }
organisation-contact = { $organisation } – yhteystiedot: { $contact }
me-organisations-title = Organisaatiosi
me-organisations-none = Et kuulu mihinkään organisaatioon.
membership-line = { $role } · liittynyt { $day }
membership-member = Jäsen
membership-team-leader = Tiimin vetäjä
membership-manager = Ylläpitäjä
membership-manage = Siirry organisaation sivuille
membership-left = Olet eronnut organisaatiosta. Se ei enää näe suorituksiasi, ja kaikki tekemäsi on tallessa.
membership-joined = Tervetuloa! Olet nyt organisaation { $organisation } jäsen.
membership-already = Kuulut organisaatioon { $organisation }.
membership-next = Aloita kurssilla ”{ $course }”.
membership-next-until = Aloita kurssilla ”{ $course }”. Suorita se viimeistään { $day }.
membership-start = Siirry kurssille
membership-courses = Suoritettavat kurssit
membership-courses-lead = Organisaatio näkee kursseista samat tiedot, jotka näet tässä.
membership-no-courses = Organisaatio ei ole vielä pyytänyt sinua suorittamaan kursseja.
membership-status = Tilanne
membership-deadline = Määräaika
membership-completed = Suorituspäivä
membership-completed-on = { $day } (versio { $version })
membership-expires = Voimassa
membership-you = Mitä organisaatio tietää sinusta
membership-no-email = Ei osoitetta, koska sinulla ei ole tiliä
membership-role = Tehtävä
membership-teams = Tiimit
membership-team-led = { $team } (vetäjä)
membership-since = Liittynyt
leave-title = Eroa organisaatiosta
leave-text = Kun eroat, organisaatio ei enää näe sinua eikä suorituksiasi. Suorituksesi ja todistuksesi säilyvät sinulla. Takaisin pääset vain uudella kutsulla tai koodilla.
leave-sure = Haluan erota organisaatiosta
leave-not-sure = Merkitse ensin, että haluat erota.
leave-button = Eroa
leave-last-manager = Olet organisaation ainoa ylläpitäjä, joten et voi erota. Tee ensin toisesta jäsenestä ylläpitäjä.
erase-goes-memberships = Jäsenyytesi: organisaatiot eivät enää näe sinua, ja niiden lokeista poistetaan nimesi
erase-manages-alone = Olet ainoa ylläpitäjä: { $organisations }. Jos poistat tietosi, ylläpitäjää ei jää. Tee ensin toisesta jäsenestä ylläpitäjä.
export-left = Eronnut
export-revoked = Peruutettu
export-replaces = Korvaa todistuksen
export-replaced-by = Korvattu todistuksella
export-certificate-mails-stopped = Viestit päättyvistä todistuksista on lopetettu
privacy-organisations = Jos liityt organisaatioon, se näkee nimesi, sähköpostiosoitteesi, tiimisi ja sen, miten olet edennyt kursseilla, jotka se pyytää sinua suorittamaan. Vastauksiasi se ei näe. Ennen liittymistä kerrotaan tarkasti, mitä organisaatio näkee, ja omalla sivullasi näet saman milloin tahansa. Voit erota milloin tahansa. Organisaation lokiin merkitään, kuka on kutsunut, katsonut, muuttanut tai poistanut mitä ja milloin.
organisation-new-title = Perusta organisaatio
organisation-new-lead = Organisaatiossa voit kutsua ihmisiä suorittamaan kursseja ja nähdä, kuka on suorittanut ne. Sinusta tulee sen ylläpitäjä.
organisation-new-name = Organisaation nimi
organisation-new-name-empty = Kirjoita organisaation nimi.
organisation-new-name-taken = Tällä nimellä on jo organisaatio. Kirjoita sille oma tunnus.
organisation-new-slug = Tunnus verkko-osoitteessa
organisation-new-slug-hint = Esimerkiksi aijalan-sahko. Voit jättää tyhjäksi, jolloin tunnus tehdään nimestä.
organisation-new-slug-taken = Tunnus on jo käytössä. Kirjoita toinen.
organisation-new-slug-unfit = Käytä 2–60 merkkiä: pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä, ei yhdysmerkkiä alussa eikä lopussa. Tunnus ”new” ei käy.
organisation-new-slug-needed = Nimestä ei voi tehdä tunnusta. Kirjoita se tähän.
organisation-new-button = Perusta organisaatio
organisation-new-wait =
    { $n ->
        [one] Olet perustanut tai yrittänyt perustaa jo monta organisaatiota. Yritä uudelleen { $n } tunnin kuluttua.
       *[other] Olet perustanut tai yrittänyt perustaa jo monta organisaatiota. Yritä uudelleen { $n } tunnin kuluttua.
    }
mail-invitation-again-subject = Uusi kutsu: { $organisation }
mail-invitation-again-body =
    Hei!

    Sinulle pyydettiin uusi kutsu organisaatioon { $organisation }. Kurssit suoritetaan palvelussa { $service }.

    Avaa tämä linkki ja liity:

    { $link }

    Kutsu toimii kerran, viimeistään { $ends }. Älä anna linkkiä kenellekään.

    Jos et pyytänyt kutsua itse, sinun ei tarvitse tehdä mitään.
log-invited-person = Kutsuttu
log-invited-again = pyysi uuden kutsun entisen tilalle
log-organisation-made = perusti organisaation
