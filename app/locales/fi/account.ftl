me-title = Oma sivu
sign-in-title = Kirjaudu
sign-out = Kirjaudu ulos
signed-out = Olet kirjautunut ulos.
sign-in-lead = Lähetämme sähköpostiisi linkin, jolla pääset sisään. Salasanaa ei tarvita.
sign-in-send = Lähetä linkki
sign-in-by-password = Kirjaudu salasanalla
sign-in-by-password-text = Jos olet asettanut itsellesi salasanan, voit kirjautua myös sillä.
sign-in-not-needed = Kurssin voi suorittaa myös kirjautumatta. Silloin suoritus tallentuu vain siihen selaimeen, jota käytät.
sign-in-already = Olet kirjautunut osoitteella { $email }.
sign-in-to-me = Siirry omalle sivulle
sign-in-sent-title = Katso sähköpostisi
sign-in-sent-lead = Jos kirjoitit osoitteen oikein, siihen tulee pian viesti, jossa on linkki.
sign-in-sent-valid = Linkki toimii { $n } minuuttia ja vain kerran.
sign-in-sent-where = Avaa linkki sillä laitteella, jolla haluat jatkaa.
sign-in-sent-missing-title = Eikö viestiä näy?
sign-in-sent-missing = Katso myös roskapostikansiosta. Jos viesti ei ole tullut muutamassa minuutissa, tarkista osoite ja pyydä uusi linkki.
email-label = Sähköpostiosoite
email-hint = Esimerkiksi etunimi.sukunimi@example.fi
email-wrong = Kirjoita sähköpostiosoite muodossa nimi@example.fi.
email-same = Tämä on jo osoitteesi. Kirjoita uusi osoite.
link-wait =
    { $n ->
        [one] Tähän osoitteeseen on lähetetty jo monta linkkiä. Voit pyytää uuden { $n } minuutin kuluttua.
       *[other] Tähän osoitteeseen on lähetetty jo monta linkkiä. Voit pyytää uuden { $n } minuutin kuluttua.
    }
password-label = Salasana
password-empty = Kirjoita salasanasi.
password-wrong = Osoite ja salasana eivät täsmää. Jos et muista salasanaasi tai et ole asettanut sitä, kirjaudu sähköpostiin lähetettävällä linkillä.
password-wait =
    { $n ->
        [one] Salasanaa on yritetty liian monta kertaa. Yritä uudelleen { $n } minuutin kuluttua tai kirjaudu sähköpostiin lähetettävällä linkillä.
       *[other] Salasanaa on yritetty liian monta kertaa. Yritä uudelleen { $n } minuutin kuluttua tai kirjaudu sähköpostiin lähetettävällä linkillä.
    }
fault-not-sent = Palvelussa on häiriö, eikä lomaketta voitu käsitellä. Lähetä se hetken päästä uudelleen.
fault-not-stored = Muutosta ei voitu tallentaa, koska palvelussa on häiriö. Lähetä lomake hetken päästä uudelleen.
fault-link-not-used = Palvelussa on häiriö. Linkkiä ei ole vielä käytetty, joten voit yrittää hetken päästä uudelleen.
device-unknown = tuntematon laite
link-title = Kirjaudu tällä selaimella
link-asked-on = Laite
link-asked-at = Pyydetty
link-does-title = Mitä tapahtuu
link-does-sign-in = Sinut kirjataan sisään tässä selaimessa.
link-does-join-here = Tässä selaimessa tekemäsi suoritus liitetään samaan tiliin. Mitään ei katoa.
link-does-join-there = Myös sillä laitteella tehty suoritus, jolta linkki pyydettiin, liitetään tiliin. Sillä laitteella kirjaudutaan erikseen.
link-does-nothing-new = Olet jo kirjautunut tällä osoitteella, joten muu ei muutu.
link-does-change = Olet nyt kirjautunut osoitteella { $email }. Sinut kirjataan siltä ulos, eikä sen suorituksia siirretä.
link-not-yours = Jos et itse pyytänyt tätä linkkiä, sulje sivu. Silloin mitään ei tapahdu.
link-enter = Kirjaudu sisään
link-used-title = Linkki on jo käytetty
link-used-text = Kukin linkki toimii vain kerran, ja tällä linkillä on jo kirjauduttu.
link-old-title = Linkki on vanhentunut
link-old-text = Linkki toimii { $n } minuuttia siitä, kun se on pyydetty. Tämän linkin aika on kulunut umpeen.
link-again-text = Uusi linkki lähetetään samaan sähköpostiosoitteeseen kuin tämä.
link-again = Pyydä uusi linkki
link-unknown-title = Linkki ei toimi
link-unknown-text = Linkki on ehkä katkennut sähköpostissa tai kopioitu vain osittain. Avaa se viestistä kokonaisena tai pyydä uusi.
welcome-new = Suorituksesi on nyt tallessa sähköpostiosoitteellasi. Voit jatkaa millä laitteella tahansa.
welcome-joined = Olet kirjautunut sisään. Muualla tekemäsi suoritus on liitetty tähän, eikä mitään kadonnut.
welcome-back = Olet kirjautunut sisään.
me-nobody-lead = Tähän selaimeen ei ole tallennettu suorituksia.
me-nobody-text = Jos olet tallentanut suorituksesi sähköpostiosoitteellasi, näet sen kirjautumalla.
me-to-courses = Kurssit
me-guest-lead = Suorituksesi on tallessa vain tässä selaimessa.
me-courses-title = Kurssisi
me-courses-none = Et ole vielä aloittanut yhtään kurssia.
me-course-completed = Suoritettu { $day } (kurssin versio { $version })
me-course-ends = Voimassa { $day } asti
me-course-ended = Ei enää voimassa, päättyi { $day }
me-course-gone = Kurssia ei enää ole täällä. Suoritustietosi ovat tallessa.
me-course-open = Avaa kurssi
me-account-title = Tilisi
me-data-title = Sinusta tallennetut tiedot
keep-title = Tallenna suorituksesi sähköpostiisi
keep-text = Kirjoita sähköpostiosoitteesi, niin lähetämme sinulle linkin. Sen jälkeen voit jatkaa myös muilla laitteilla, eikä suorituksesi katoa, vaikka selain vaihtuisi. Jos osoitteellasi on jo suorituksia, ne liitetään yhteen.
keep-offer = Suorituksesi on tallessa vain tässä selaimessa. Sähköpostiosoitteella voit jatkaa myös muilla laitteilla.
keep-link = Tallenna suorituksesi
details-title = Omat tiedot
details-name-title = Nimi
details-name-hint = Nimi ehdotetaan todistukseen. Voit jättää sen tyhjäksi.
details-name-save = Tallenna nimi
details-name-saved = Nimi on tallennettu.
details-email-now = Osoitteesi on { $email }.
details-email-new = Uusi sähköpostiosoite
details-email-hint = Lähetämme uuteen osoitteeseen linkin. Osoite vaihtuu vasta, kun olet avannut sen.
details-email-send = Lähetä linkki uuteen osoitteeseen
details-email-sent = Uuteen osoitteeseen on lähetetty linkki. Avaa se tällä samalla laitteella.
details-email-changed = Sähköpostiosoitteesi on vaihdettu. Kerroimme siitä myös vanhaan osoitteeseen.
details-language = Saat viestit sillä kielellä, jota olet viimeksi käyttänyt kurssilla. Kielen voi vaihtaa jokaisen sivun yläreunasta.
password-has = Sinulla on salasana. Voit kirjautua myös sähköpostiin lähetettävällä linkillä.
password-has-none = Sinulla ei ole salasanaa, eikä sitä tarvita: voit kirjautua sähköpostiin lähetettävällä linkillä.
password-new = Uusi salasana
password-hint = Vähintään { $least } merkkiä, enintään { $most }. Hyvä salasana on esimerkiksi muutama sana, jotka eivät liity toisiinsa.
password-set = Aseta salasana
password-change = Vaihda salasana
password-remove = Poista salasana
password-saved = Salasana on tallennettu. Kerroimme siitä myös sähköpostiisi.
password-removed = Salasana on poistettu. Kirjaudut tästä lähtien sähköpostiin lähetettävällä linkillä.
password-too-short = Salasanassa on oltava vähintään { $least } merkkiä.
password-too-long = Salasanassa saa olla enintään { $most } merkkiä.
password-guessable = Tämä salasana on helppo arvata. Älä käytä tavallisia salasanoja, nimeäsi, osoitettasi tai peräkkäisiä merkkejä.
passkeys-title = Pääsyavaimet
passkeys-lead = Pääsyavaimella (passkey) kirjaudut samalla tavalla kuin avaat puhelimesi tai tietokoneesi: sormenjäljellä, kasvoilla tai PIN-koodilla.
passkeys-none = Sinulla ei vielä ole pääsyavaimia. Voit aina kirjautua sähköpostiin lähetettävällä linkillä.
passkeys-count =
    { $n ->
        [0] Sinulla ei ole pääsyavaimia. Pääsyavaimella kirjaudut samalla tavalla kuin avaat laitteesi.
        [one] Sinulla on { $n } pääsyavain. Sillä kirjaudut samalla tavalla kuin avaat laitteesi.
       *[other] Sinulla on { $n } pääsyavainta. Niillä kirjaudut samalla tavalla kuin avaat laitteesi.
    }
passkeys-manage = Hallitse pääsyavaimia
passkeys-not-here = Tässä selaimessa ei voi lisätä pääsyavainta: selain ei tue niitä tai JavaScript on poistettu käytöstä.
passkey-sign-in = Kirjaudu pääsyavaimella
passkey-sign-in-text = Jos olet lisännyt tiliisi pääsyavaimen (passkey), et tarvitse sähköpostia etkä salasanaa.
passkey-add-title = Lisää pääsyavain
passkey-add-text = Laitteesi pyytää sormenjälkeä, kasvoja tai PIN-koodia. Ne eivät koskaan lähde laitteesta: me saamme vain avaimen, joka toimii tällä sivustolla eikä missään muualla.
passkey-add = Lisää pääsyavain
passkey-name = Pääsyavaimen nimi
passkey-name-hint = Nimestä tunnistat avaimen myöhemmin. Voit vaihtaa sen milloin tahansa.
passkey-name-empty = Kirjoita pääsyavaimelle nimi.
passkey-unnamed = Pääsyavain
passkey-added-on = Lisätty { $day }
passkey-used-on = käytetty viimeksi { $day }
passkey-not-used = ei vielä käytetty
passkey-rename = Vaihda nimi
passkey-rename-save = Tallenna nimi
passkey-remove = Poista pääsyavain
passkey-added = Pääsyavain on lisätty. Kerroimme siitä myös sähköpostiisi.
passkey-renamed = Nimi on tallennettu.
passkey-removed = Pääsyavain on poistettu, eikä sillä voi enää kirjautua. Poista se myös laitteestasi. Kerroimme poistosta myös sähköpostiisi.
passkey-enough = Sinulla on { $most } pääsyavainta, eikä niitä voi olla enempää. Poista yksi, jos haluat lisätä uuden.
passkey-cancelled = Toiminto keskeytettiin, tai tällä laitteella ei ole pääsyavainta tälle sivustolle. Yritä uudelleen painamalla painiketta.
passkey-late = Aika loppui kesken. Yritä uudelleen painamalla painiketta.
passkey-known = Tällä laitteella on jo pääsyavain tilillesi. Voit kirjautua sillä.
passkey-unsupported = Tällä laitteella ei voi luoda pääsyavainta. Ota laitteen näytön lukitus käyttöön tai käytä toista laitetta.
passkey-not-asked = Ei onnistunut, koska palvelussa tai yhteydessä on häiriö. Odota hetki ja yritä uudelleen painamalla painiketta.
passkey-unknown = Emme tunne tätä pääsyavainta: se on ehkä poistettu tililtä. Kirjaudu muulla tavalla ja lisää uusi.
passkey-refused = Pääsyavainta ei voitu hyväksyä. Yritä uudelleen painamalla painiketta tai kirjaudu muulla tavalla.
passkey-refused-new = Uutta pääsyavainta ei voitu hyväksyä, eikä sitä lisätty. Yritä uudelleen painamalla painiketta.
passkey-wait =
    { $n ->
        [one] Tätä pääsyavainta on yritetty liian monta kertaa. Yritä uudelleen { $n } minuutin kuluttua tai kirjaudu muulla tavalla.
       *[other] Tätä pääsyavainta on yritetty liian monta kertaa. Yritä uudelleen { $n } minuutin kuluttua tai kirjaudu muulla tavalla.
    }
export-passkey-since = Lisätty
change-email-title = Vaihda sähköpostiosoite
change-email-lead = Vahvista uusi osoite. Sen jälkeen kirjaudut sillä.
change-email-before = Nykyinen osoite
change-email-confirm = Vaihda osoite
change-email-not-yours = Osoite vaihdetaan sillä laitteella, jolla olet kirjautunut. Kirjaudu ensin nykyisellä osoitteellasi ja avaa sitten tämä linkki uudelleen.
change-email-used = Kukin linkki toimii vain kerran, ja tämä linkki on jo käytetty.
change-email-taken = Tätä osoitetta käyttää jo toinen tili. Kirjaudu sillä, jos tili on sinun. Nykyinen osoitteesi ei muuttunut.
devices-title = Laitteet
devices-lead = Näissä selaimissa olet kirjautuneena. Jos et tunnista jotakin niistä, kirjaa se ulos.
devices-end-others = Kirjaa ulos kaikki muut laitteet
devices-ended = Laite on kirjattu ulos.
device-this = Käytät nyt tätä laitetta
device-used = Käytetty viimeksi { $used } · kirjautunut { $since }
export-text = Voit ladata kaiken, mitä sinusta on tallennettu: luettavan sivun, saman koneluettavana ja todistuksesi.
export-button = Lataa tietosi (zip)
export-title = Tietosi kurssipalvelussa
export-made = Haettu palvelusta { $service } { $time }.
export-json = Samat tiedot ovat koneluettavina tiedostossa perehdy.json.
export-account-since = Tili luotu
export-password-since = Salasana asetettu
export-since = Ensimmäinen tallennus
export-id = Tunniste
export-joined = Muiden selainten suoritukset, jotka on liitetty tähän
export-begun = Aloitettu
export-used = Käytetty viimeksi
export-time = Aika
export-completion = Suoritus
export-renewals = Uusittu
export-not-completed = Kesken
export-place = Viimeisin sivu
export-read = Luetuiksi merkityt sivut
export-page = Sivu
export-practice = Vastaukset harjoituskysymyksiin
export-question = Kysymys
export-answer = Vastaus
export-tries = Yrityksiä
export-media = Videot ja äänitteet
export-piece = Tallenne
export-position = Kohta
export-watched = Katsottu
export-signed = Allekirjoitettu
export-key = Avain
export-signature = Allekirjoitus
export-attempt = Lopputestin yritys { $n }
export-handed-in = Palautettu
export-result = Tulos
export-answers = Vastaukset
export-mails = Sinulle lähetetyt viestit
export-mails-caption = Viestien tekstejä ei säilytetä
export-sent = Lähetetty
export-to = Osoite
export-subject = Aihe
erase-link = Poista kaikki tietosi
erase-title = Poista kaikki tietosi
erase-lead = Poistoa ei voi perua.
erase-goes-title = Mitä poistetaan
erase-goes-work = Kaikki suorituksesi: luetut sivut, vastaukset, lopputestit ja kurssien suoritusmerkinnät
erase-goes-certificates = Todistuksesi: niitä ei voi enää ladata, eikä nimeäsi näy niiden tarkistussivulla
erase-goes-account = Tilisi: nimi, sähköpostiosoite, salasana, pääsyavaimet ja kaikki kirjautumiset
erase-goes-mails = Tiedot sinulle lähetetyistä viesteistä
erase-stays-title = Mitä jää
erase-stays = Jokaisesta todistuksesta jää merkintä, että sen numero on ollut voimassa: todistuksen laji, kurssi, versio ja päivät, ei nimeä. Näin se, jolle olet antanut todistuksen, näkee, ettei se ollut väärennös. Julkiseen digitaalisten merkkien luetteloon jää lisäksi ilman nimeä tieto siitä, onko todistuksen merkki peruutettu tai korvattu.
erase-export-first = Jos haluat säilyttää todistuksesi tai muut tietosi, lataa ne ensin.
erase-sure = Ymmärrän, että tietojani ei voi palauttaa
erase-not-sure = Merkitse ensin, että ymmärrät, ettei tietoja voi palauttaa.
erase-button = Poista kaikki tietoni
erased-title = Tietosi on poistettu
erased-text = Sinut on kirjattu ulos, eikä palvelussa ole enää tietojasi. Voit aloittaa alusta milloin tahansa.
mail-sign-in-subject = Kirjautumislinkkisi
mail-sign-in-body =
    Hei!

    Tällä osoitteella pyydettiin kirjautumislinkki palveluun { $service }.

    Laite: { $device }
    Pyydetty: { $time }

    Avaa tämä linkki sillä laitteella, jolla haluat jatkaa:

    { $link }

    Linkki toimii { $minutes } minuuttia ja vain kerran. Älä anna sitä kenellekään.

    Jos et pyytänyt linkkiä itse, sinun ei tarvitse tehdä mitään. Ilman linkkiä kukaan ei pääse tietoihisi.
mail-change-email-subject = Vahvista uusi sähköpostiosoitteesi
mail-change-email-body =
    Hei!

    Palvelussa { $service } pyydettiin vaihtamaan tilin sähköpostiosoitteeksi tämä osoite.

    Laite: { $device }
    Pyydetty: { $time }

    Vahvista osoite avaamalla tämä linkki sillä laitteella, jolla olet kirjautunut:

    { $link }

    Linkki toimii { $minutes } minuuttia ja vain kerran.

    Jos et pyytänyt tätä itse, sinun ei tarvitse tehdä mitään. Osoite ei vaihdu ilman linkkiä.
mail-email-changed-subject = Sähköpostiosoitteesi on vaihdettu
mail-email-changed-body =
    Hei!

    Tilisi sähköpostiosoite palvelussa { $service } on vaihdettu toiseen. Tähän osoitteeseen ei enää lähetetä viestejä.

    Laite: { $device }
    Vaihdettu: { $time }

    Jos vaihdoit osoitteen itse, sinun ei tarvitse tehdä mitään. Jos et, ota heti yhteyttä organisaatioon, joka antoi sinulle palvelun osoitteen:

    { $link }
mail-password-subject = Salasanasi on muuttunut
mail-password-body =
    Hei!

    Tilisi salasana palvelussa { $service } asetettiin, vaihdettiin tai poistettiin.

    Laite: { $device }
    Muutettu: { $time }

    Jos teit sen itse, sinun ei tarvitse tehdä mitään. Jos et, kirjaudu sähköpostiin lähetettävällä linkillä, kirjaa muut laitteet ulos ja aseta uusi salasana:

    { $link }
mail-passkey-added-subject = Tiliisi lisättiin pääsyavain
mail-passkey-added-body =
    Hei!

    Tiliisi palvelussa { $service } lisättiin pääsyavain (passkey). Sillä voi kirjautua tilille.

    Pääsyavain: { $name }
    Laite: { $device }
    Lisätty: { $time }

    Jos teit sen itse, sinun ei tarvitse tehdä mitään. Jos et, kirjaudu sähköpostiin lähetettävällä linkillä, poista pääsyavain ja kirjaa muut laitteet ulos:

    { $link }
mail-passkey-removed-subject = Tililtäsi poistettiin pääsyavain
mail-passkey-removed-body =
    Hei!

    Tililtäsi palvelussa { $service } poistettiin pääsyavain (passkey). Sillä ei voi enää kirjautua.

    Pääsyavain: { $name }
    Laite: { $device }
    Poistettu: { $time }

    Jos teit sen itse, sinun ei tarvitse tehdä mitään. Jos et, kirjaudu sähköpostiin lähetettävällä linkillä ja kirjaa muut laitteet ulos:

    { $link }
