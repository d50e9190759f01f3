certificate-title = Todistus
certificate-page-lead = Olet suorittanut kurssin. Kirjoita nimesi niin kuin haluat sen todistukseen.
certificate-ready = Todistuksesi on valmis. Voit ladata sen uudelleen milloin tahansa samalla selaimella.
certificate-page-another = Onko nimessä virhe, tai tarvitsetko toisen kielen? Tee uusi todistus
certificate-show = Näytä todistus
certificate-preview-lead = Todistuksesi näyttää tältä. Tarkista nimi. Jos huomaat virheen myöhemmin, voit ottaa korjatun todistuksen, eikä tämä ole sen jälkeen voimassa.
certificate-issue = Tee todistus
certificate-change-name = Muuta nimeä
certificate-most = Olet tehnyt tästä kurssista jo { $n } todistusta, eikä niitä voi tehdä enempää. Jos mikään niistä ei ole oikein, kysy ylläpidolta.
certificate-too-much-text = Todistus ei mahdu yhdelle sivulle, joten sitä ei tehty. Lyhennä nimeä. Jos se ei auta, kerro asiasta ylläpidolle.
certificate-not-drawn = Todistusta ei voi tehdä palvelussa olevan vian takia. Mitään ei tallennettu. Kerro asiasta ylläpidolle.
certificate-not-signed = Todistusta ei annettu, koska palvelusta puuttuu avain, jolla todistukset allekirjoitetaan. Mitään ei hävinnyt: suorituksesi ja tällä sivulla oleva nimesi ovat tallella. Yritä myöhemmin uudelleen tai kerro asiasta ylläpidolle.
certificate-not-yet = Saat todistuksen, kun olet suorittanut kurssin.
certificate-of-now-not-yet = Kurssi on muuttunut sen jälkeen, kun suoritit sen. Suorituksesi on voimassa. Kun teet vielä puuttuvat osat, saat todistuksen kurssin nykyisestä versiosta.
missing-title = Mitä vielä puuttuu
missing-page = Lue sivu ”{ $title }”
missing-practice = Vastaa harjoituskysymykseen sivulla ”{ $title }”
missing-test = Läpäise lopputesti
certificate-issued-title = Todistuksesi
certificate-line = Annettu { $day } · { $language } · kurssin versio { $version }
certificate-download = Lataa todistus (PDF)
certificate-badge = Digitaalinen merkki
certificate-badge-text = Sama todistus muodossa, jonka digitaaliset lompakot ja muut palvelut osaavat lukea ja tarkistaa. Merkki on yhteentoimiva Open Badges 3.0:n kanssa. Se on mukana myös PDF-tiedostossa. Jos et tiedä, kumpaa muotoa tarvitset, valitse ensimmäinen.
certificate-badge-json = Lataa merkki (JSON)
certificate-badge-jwt = Lataa merkki (JWT)
certificate-public-page = Todistuksen tarkistussivu
certificate-page-another-how = Uusi todistus tehdään tämän sivun kielellä. Jos vaihdat nimen, uusi todistus korvaa aiemman samankielisen todistuksen, eikä aiempi ole sen jälkeen voimassa.
certificate-takes-place = Kun teet tämän todistuksen, nimellä ”{ $name }” annettu todistus ei ole enää voimassa: sen tarkistaja ohjataan uuteen.
certificate-over-already = Kurssin suorittamisesta on niin kauan, ettei tämä todistus olisi enää voimassa. Voit ensin uusia suorituksesi kurssin sivulla.
certificate-changed = Todistus, jonka tämä korvaisi, on muuttunut sillä välin, eikä mitään tallennettu. Tarkista vielä kerran, mitä tapahtuu.
certificate-revoked-no-other = Tästä suorituksesta annettu todistus on peruutettu, joten uutta ei voi tehdä. Jos se on mielestäsi virhe, kysy ylläpidolta.
certificate-ends = Voimassa asti
certificate-valid-until = Voimassa { $day } asti
certificate-has-ended = Oli voimassa { $day } asti
certificate-was-revoked = Peruutettu { $day }
certificate-was-replaced = Korvattu todistuksella, jossa nimi on korjattu
certificate-renew = Uusi suorittamalla kurssi uudelleen
name-label = Nimesi
name-hint = Esimerkiksi etunimi ja sukunimi. Enintään { $most } merkkiä.
name-empty = Kirjoita nimesi.
name-too-long = Nimessä on { $n } merkkiä. Lyhennä se enintään { $most } merkkiin.
name-control = Nimessä on näkymättömiä ohjausmerkkejä tai rivinvaihtoja. Kirjoita nimi uudelleen käsin.
name-missing =
    { $n ->
        [one] Tätä merkkiä ei voi tulostaa todistukseen: { $characters }. Kirjoita nimi ilman sitä.
       *[other] Näitä merkkejä ei voi tulostaa todistukseen: { $characters }. Kirjoita nimi ilman niitä.
    }
certificate-heading = Todistus
certificate-lead = Tällä todistetaan, että
certificate-statement = on suorittanut kurssin
certificate-covers = Kurssin osat
certificate-completed = Suorituspäivä
certificate-score = Lopputesti
certificate-duration = Kurssin laajuus
certificate-version = Kurssin versio
certificate-law = Lainsäädännön tilanne
certificate-issuer = Todistuksen antaja
certificate-organisation = Organisaatio
certificate-organisation-choose = Organisaatio todistuksessa
certificate-organisation-hint = Todistuksessa voi olla sen organisaation nimi, joka on antanut kurssin sinulle suoritettavaksi. Voit myös jättää sen pois.
certificate-no-organisation = Ei organisaatiota
certificate-organisation-changed = Organisaation tiedot ovat muuttuneet sillä välin, eikä mitään tallennettu. Tarkista todistus vielä kerran.
certificate-number = Todistuksen numero
certificate-number-later = annetaan, kun todistus tehdään
certificate-specimen = MALLI
certificate-specimen-name = Maija Meikäläinen
certificate-specimen-verify = Tämä on malli, ei todistus, eikä sitä voi tarkistaa. Oikeassa todistuksessa tässä on osoite, josta sen voi tarkistaa.
certificate-file = todistus
certificate-verify = Todistuksen aitouden voi tarkistaa osoitteessa
participation-title = Osallistumistodistus
participation-statement = on osallistunut kurssille
participation-completed = Kurssi käyty läpi
participation-no-test = ei kuulu tähän todistukseen
participation-page-lead = Olet käynyt läpi kurssin sisällön ja voit tehdä siitä osallistumistodistuksen. Lopputesti ei kuulu siihen. Kirjoita nimesi niin kuin haluat sen todistukseen.
participation-not-yet = Saat osallistumistodistuksen, kun olet käynyt läpi kurssin sisällön. Lopputestiä siihen ei tarvita.
participation-over-already = Kävit kurssin läpi niin kauan sitten, ettei tämä todistus olisi enää voimassa. Saat voimassa olevan todistuksen, kun suoritat kurssin läpäisemällä lopputestin.
participation-revoked-no-other = Sinulle tästä kurssista annettu osallistumistodistus on peruutettu, joten uutta ei voi tehdä. Jos se on mielestäsi virhe, kysy ylläpidolta.
participation-offer = Kun olet käynyt läpi kurssin sisällön, voit saada osallistumistodistuksen, vaikka et tekisi lopputestiä.
participation-to = Siirry osallistumistodistukseen
participation-is-not = Tämä todistus ei osoita, että olet suorittanut kurssin: siihen tarvitaan myös lopputesti.
participation-to-certificate = Siirry todistukseen kurssin suorittamisesta
verify-kind = Todistuksen laji
verify-participation = Osallistumistodistus: todistuksen saaja on käynyt läpi kurssin sisällön. Lopputesti ei kuulu tähän todistukseen.
verify-title = Todistuksen tarkistus
verify-valid = Todistus on voimassa
verify-valid-text = Tämä palvelu on antanut todistuksen, ja se on voimassa.
verify-name = Nimi
verify-course = Kurssi
verify-heading = Paperin otsikko
verify-wording = Sanat ennen kurssin nimeä
verify-remark = Lisätieto
verify-signer = Allekirjoittaja
verify-issued = Todistus annettu
verify-compare = Vertaa näitä tietoja paperiin tai PDF-tiedostoon. Jos jokin kohta on toisin, todistusta on muutettu.
verify-expired = Todistus ei ole enää voimassa
verify-expired-text = Tämä palvelu on antanut todistuksen. Se oli voimassa { $day } asti.
verify-revoked = Todistus on peruutettu
verify-revoked-text = Todistuksen antaja on peruuttanut sen { $day }. Se ei ole voimassa.
verify-reason = Syy
verify-replaced = Todistus on korvattu uudella
verify-replaced-text = Nimi on korjattu, ja tilalle on annettu uusi todistus. Tämä todistus ei ole enää voimassa.
verify-replaced-link = Näytä uusi todistus
verify-no-file = Siksi todistuksen PDF-tiedostoa ei voi enää ladata.
verify-file-title = Vertaa PDF-tiedostoa
verify-file = Todistuksen PDF-tiedosto: valitse se tai pudota se tähän
verify-file-hint = Saat tietää, onko se täsmälleen se tiedosto, joka on annettu. Tiedostoa ei tallenneta. Enintään { $mb } Mt.
verify-file-compare = Vertaa
verify-file-none = Valitse PDF-tiedosto, jota haluat verrata.
verify-file-empty = Tiedosto on tyhjä. Lataa tai kopioi se uudelleen ja valitse se sitten.
verify-file-too-large = Tiedosto on suurempi kuin { $mb } Mt, joten se ei ole tämän palvelun todistus. Valitse toinen tiedosto.
verify-file-no-pdf = Tiedosto ei ole PDF. Valitse todistuksen PDF-tiedosto: valokuvaa tai skannattua paperia ei voi verrata.
verify-file-same = Tiedosto on aito
verify-file-same-text = Se on täsmälleen se tiedosto, jonka tämä palvelu on antanut: mitään ei ole muutettu.
verify-file-same-but = Todistus ei kuitenkaan ole voimassa: katso yltä.
verify-file-other = Tiedosto on toisesta todistuksesta
verify-file-other-text = Tämä palvelu on antanut tiedoston, mutta sen numero on eri kuin tällä sivulla.
verify-file-other-link = Näytä todistus { $number }
verify-file-signed = Tämä ei ole se tiedosto, jonka palvelu nyt antaa
verify-file-signed-text = Tiedoston sisällössä on tämän palvelun allekirjoitus, ja siinä lukee sama kuin tällä sivulla. Sen on tehnyt palvelun toinen versio, tai siinä on muutettu jotakin, mikä ei näy tekstistä. Katso itse todistusta ja vertaa sitä tähän sivuun.
verify-file-altered = Tiedostoa on muutettu
verify-file-altered-text = Allekirjoitettu sisältö on tallella, mutta muuten tiedosto ei ole sellainen kuin tämä palvelu sen tekee:
verify-file-added = Siihen on lisätty jotakin.
verify-file-other-program = Se on tallennettu uudelleen toisella ohjelmalla.
verify-file-pages = Siinä on useampi kuin yksi sivu.
verify-file-overlay = Sivun päälle on laitettu jotakin, esimerkiksi huomautus tai leima.
verify-file-attached = Tiedostoon on liitetty toinen tiedosto, jota tämä palvelu ei ole tehnyt.
verify-file-credential = Tiedostossa oleva digitaalinen merkki ei kuulu tähän todistukseen.
verify-file-words = Sen sanat eivät ole ne, jotka todistukseen on annettu.
verify-file-field = Toisin kuin tällä sivulla: { $field }.
verify-file-unknown = Tiedosto ei ole se, joka on annettu
verify-file-unknown-text = Tiedostoa on muutettu, se on katkennut, se on tallennettu uudelleen toisella ohjelmalla tai sitä ei ole annettu täältä. Vertaa sen tietoja tähän sivuun kohta kohdalta.
verify-too-many-title = Liian monta väärää numeroa
verify-too-many-text =
    { $n ->
        [one] Verkostasi on kysytty niin monta todistusta, joita ei ole, että joudut odottamaan. Yritä uudelleen { $n } minuutin kuluttua.
       *[other] Verkostasi on kysytty niin monta todistusta, joita ei ole, että joudut odottamaan. Yritä uudelleen { $n } minuutin kuluttua.
    }
verify-erased-title = Todistus on ollut voimassa
verify-erased = Tämä palvelu on antanut todistuksen, mutta sen saanut henkilö on poistanut tietonsa. Nimeä ei siksi voi enää tarkistaa.
verify-erased-day = Tiedot poistettu
no-certificate-title = Todistusta ei löydy
no-certificate-text = Tällä numerolla ei ole annettu todistusta. Tarkista, että osoite on kirjoitettu oikein: isot ja pienet kirjaimet ovat eri merkkejä.
certificate-signed-file = Todistuksen sisältö ja myöntäjän allekirjoitus
certificate-badge-file = Sama todistus digitaalisena merkkinä
mail-revoked-subject =
    { $kind ->
        [participation] Osallistumistodistuksesi on peruutettu: { $course }
       *[completion] Todistuksesi on peruutettu: { $course }
    }
mail-revoked-body =
    Hei { $name },

    { $kind ->
        [participation] { $issuer } on peruuttanut osallistumistodistuksesi kurssista ”{ $course }” (numero { $number }). Se ei ole enää voimassa.
       *[completion] { $issuer } on peruuttanut todistuksesi kurssin ”{ $course }” suorittamisesta (numero { $number }). Se ei ole enää voimassa.
    }

    Syy: { $reason }

    Todistuksen tarkistaja näkee tämän:

    { $link }

    Jos se on mielestäsi virhe, kysy palvelun { $service } ylläpidolta.
mail-certificate-ends-subject = Todistuksesi on voimassa { $day } asti: { $course }
mail-certificate-ends-text = Todistuksesi kurssista ”{ $course }” on voimassa { $day } asti. Voit uusia sen suorittamalla kurssin uudelleen. Kurssin sivulla näet, miten se käy.
mail-certificate-expired-subject = Todistuksesi ei ole enää voimassa: { $course }
mail-certificate-expired-text = Todistuksesi kurssista ”{ $course }” oli voimassa { $day } asti. Voit uusia sen suorittamalla kurssin uudelleen. Kurssin sivulla näet, miten se käy.
mail-certificate-ends-body =
    Hei { $name },

    { $text }

    { $link }

    Saat tämän viestin, koska sinulla on palvelun { $service } antama todistus. Jos et halua viestejä päättyvistä todistuksista, voit lopettaa ne tästä osoitteesta:

    { $stop }
