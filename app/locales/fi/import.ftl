import-title = Kutsu ihmisiä tiedostosta
import-lead = Voit kutsua kerralla monta ihmistä. Tee luettelo taulukkona, tallenna se CSV-muotoon ja lähetä tässä. Ennen kuin mitään tapahtuu, näet rivi riviltä, mitä olisi tapahtumassa.
import-columns-title = Mitä luettelossa on
import-columns-text = Ensimmäisellä rivillä ovat sarakkeiden nimet suomeksi, ruotsiksi tai englanniksi, missä järjestyksessä tahansa. Sen jälkeen jokaisella ihmisellä on oma rivinsä. Rivejä voi olla enintään { $most }.
import-column-name = Nimi
import-column-email = Sähköposti
import-column-team = Tiimi
import-column-course = Kurssi
import-column-deadline = Määräaika
import-about-name = Pakollinen. Kutsuttu voi muuttaa nimensä liittyessään.
import-about-email = Pakollinen. Sama osoite voi olla luettelossa vain kerran.
import-about-team = Tiimi, johon ihminen tulee. Tiimin täytyy olla jo olemassa: kirjoitusvirheestä ei synny uutta tiimiä.
import-about-course = Kurssi, jota pyydetään juuri tältä ihmiseltä. Kirjoita kurssin nimi tai tunnus.
import-about-deadline = Mihin päivään mennessä kurssi pitää suorittaa: 31.12.2026, 31/12/2026 tai 2026-12-31.
import-empty-cells = Tyhjä solu ei muuta mitään. Sama luettelo voidaan lähettää uudelleen: jo kutsutut eivät saa toista kutsua.
import-names-title = Tiimit ja kurssit, joita voit käyttää
import-names-teams = Tiimit
import-names-courses = Kurssit
import-no-teams = Organisaatiossa ei ole vielä tiimejä.
import-example = Lataa esimerkki
import-example-file = kutsut.csv
import-example-first = Aino Esimerkki
import-example-second = Eero Esimerkki
import-form-title = Lähetä luettelo
import-file = CSV-tiedosto
import-file-hint = Excelissä: Tallenna nimellä, tyypiksi ”CSV UTF-8” tai ”CSV (luetteloerotin)”. Tiedosto saa olla enintään 16 Mt.
import-text = Tai liitä luettelo tähän
import-text-hint = Voit kopioida rivit taulukosta sarakkeiden nimineen.
import-lang = Kutsuviestien kieli
import-look = Katso, mitä tapahtuisi
import-nothing-chosen = Valitse tiedosto tai liitä luettelo.
import-both-chosen = Lähetit sekä tiedoston että liitetyn luettelon. Valitse vain toinen.
import-faults =
    { $n ->
        [one] Luettelossa on yksi virhe. Mitään ei tallennettu. Korjaa se ja lähetä luettelo uudelleen.
       *[other] Luettelossa on { $n } virhettä. Mitään ei tallennettu. Korjaa ne ja lähetä luettelo uudelleen.
    }
import-faults-title = Mitä luettelossa pitää korjata
import-faults-more =
    { $n ->
        [one] Lisäksi on yksi muu virhe.
       *[other] Lisäksi on { $n } muuta virhettä.
    }
import-row = Rivi
import-column = Sarake
import-what = Mitä korjata
import-whole = koko tiedosto
import-wrong-empty = Luettelo on tyhjä.
import-wrong-spreadsheet = Tämä on taulukkolaskentaohjelman oma tiedosto. Tallenna se CSV-muotoon ja lähetä CSV-tiedosto.
import-wrong-bytes = Tiedostoa ei voi lukea tekstinä. Tallenna se merkistöllä UTF-8 tai Windows-1252 (Excelissä ”CSV UTF-8”).
import-wrong-rows = Luettelossa on yli { $most } riviä. Jaa se useampaan tiedostoon.
import-wrong-large = Tiedosto on suurempi kuin 16 Mt. Poista siitä ylimääräinen tai jaa se useampaan tiedostoon.
import-wrong-header = Ensimmäisellä rivillä ei ole sarakkeiden nimiä. Lisää rivi, jolla on ainakin ”Nimi” ja ”Sähköposti”, ja poista otsikot sen yläpuolelta.
import-wrong-no-rows = Sarakkeiden nimien alla ei ole yhtään riviä.
import-wrong-missing-column = Sarake puuttuu. Lisää se.
import-wrong-unknown-column = Saraketta ”{ $text }” ei tunneta. Poista se tai anna sille jokin näistä nimistä: Nimi, Sähköposti, Tiimi, Kurssi, Määräaika.
import-wrong-column-twice = Sarake on luettelossa kahdesti. Poista toinen.
import-wrong-second-header = Sarakkeiden nimet ovat tässä toisen kerran. Poista rivi.
import-wrong-cells = Rivillä on { $cells } solua, mutta sarakkeita on { $columns }. Jos solussa on puolipiste tai pilkku, kirjoita solu lainausmerkkeihin.
import-wrong-formula = Solu alkaa merkillä =, +, - tai @ kuten laskentakaava. Kirjoita siihen pelkkä teksti.
import-wrong-line-break = Solussa on rivinvaihto. Ehkä lainausmerkki puuttuu solun lopusta.
import-wrong-control = Solussa on näkymättömiä merkkejä. Kirjoita teksti uudelleen käsin.
import-wrong-long = Teksti on liian pitkä. Lyhennä se enintään { $most } merkkiin.
import-wrong-missing = Solu on tyhjä. Täytä se tai poista rivi.
import-wrong-email = ”{ $text }” ei ole sähköpostiosoite. Korjaa osoite, esimerkiksi nimi@example.fi.
import-wrong-same-email = Sama osoite on jo rivillä { $row }. Poista toinen riveistä.
import-wrong-team = Tiimiä ”{ $text }” ei ole. Korjaa nimi, tai perusta tiimi ensin.
import-wrong-course = Kurssia ”{ $text }” ei ole. Korjaa kurssin nimi tai tunnus.
import-wrong-no-course = Rivillä on määräaika mutta ei kurssia. Lisää kurssi tai poista määräaika.
import-wrong-date = ”{ $text }” ei ole päivämäärä. Kirjoita se näin: 31.12.2026.
import-wrong-past = Päivä { $text } on jo mennyt. Kirjoita päivä, joka on vielä edessä.
import-preview-title = Tarkista luettelo
import-preview-lead = Mitään ei ole vielä tapahtunut. Tarkista rivit: jos kirjaimet å, ä tai ö näyttävät vääriltä, tallenna tiedosto merkistöllä UTF-8 ja lähetä se uudelleen.
import-preview-until = Voit vahvistaa luettelon viimeistään { $ends }. Sen jälkeen se poistetaan.
import-count-invited =
    { $n ->
        [one] { $n } ihminen saa kutsun sähköpostilla ({ $language }).
       *[other] { $n } ihmistä saa kutsun sähköpostilla ({ $language }).
    }
import-count-invitations =
    { $n ->
        [one] { $n } avoin kutsu muuttuu. Uutta viestiä ei lähetetä.
       *[other] { $n } avointa kutsua muuttuu. Uutta viestiä ei lähetetä.
    }
import-count-members =
    { $n ->
        [one] { $n } jäsenen tiimi tai kurssi muuttuu.
       *[other] { $n } jäsenen tiimit tai kurssit muuttuvat.
    }
import-count-nothing =
    { $n ->
        [one] { $n } rivillä ei muutu mitään.
       *[other] { $n } rivillä ei muutu mitään.
    }
import-count-stopped =
    { $n ->
        [one] { $n } riviä ei voi toteuttaa.
       *[other] { $n } riviä ei voi toteuttaa.
    }
import-confirm = Toteuta kaikki
import-nothing-to-do = Luettelossa ei ole mitään muutettavaa: kaikki on jo niin kuin siinä sanotaan.
import-stopped = Luetteloa ei voi toteuttaa, koska osa riveistä ei enää pidä paikkaansa. Korjaa luettelo ja lähetä se uudelleen.
import-other = Lähetä toinen luettelo
import-rows-title = Rivit
import-person = Ihminen
import-asked = Tiimi ja kurssi
import-happens = Mitä tapahtuu
import-team-line = Tiimi: { $team }
import-course-line = Kurssi: { $course }
import-deadline-line = Määräaika: { $day }
import-happens-new = Saa kutsun.
import-happens-invited = On jo kutsuttu.
import-happens-member = On jo jäsen.
import-happens-nothing = Ei muutu.
import-happens-name = Kutsun nimi muuttuu.
import-happens-team = Tulee tiimiin.
import-happens-course = Kurssi pyydetään.
import-happens-deadline = Määräaika muuttuu.
import-happens-no-team = Tiimi on poistettu.
import-happens-late = Määräaika on mennyt.
import-page = Sivu { $page } / { $pages }
import-previous = Edelliset rivit
import-next = Seuraavat rivit
import-pages = Rivien sivut
import-changed =
    { $n ->
        [one] Jokin muuttui sillä aikaa, kun luettelo oli tarkistettavana. Mitään ei tehty. Yhdellä rivillä tapahtuisi nyt muuta kuin äsken. Tarkista se ja vahvista uudelleen.
       *[other] Jokin muuttui sillä aikaa, kun luettelo oli tarkistettavana. Mitään ei tehty. { $n } rivillä tapahtuisi nyt muuta kuin äsken. Tarkista ne ja vahvista uudelleen.
    }
import-changed-title = Mikä muuttui
import-before = Äsken
import-now = Nyt
import-looked-anew = Luettelo on tarkistettu uudelleen toisessa ikkunassa. Mitään ei tehty. Tarkista rivit vielä kerran.
import-gone = Luetteloa ei enää ole. Se poistetaan { $hours } tunnin kuluttua tai kun lähetät toisen. Lähetä luettelo uudelleen.
import-not-stored = Luetteloa ei voitu tallentaa palvelussa olevan vian takia. Yritä hetken päästä uudelleen.
import-done-title = Luettelo on toteutettu
import-done-mails = Kutsut ovat matkalla. Jokainen kutsu toimii { $days } päivää.
mail-invited-subject = Kutsu: { $organisation }
mail-invited-body =
    Hei { $name }!

    { $who } kutsuu sinut organisaatioon { $organisation }. Kurssit suoritetaan palvelussa { $service }.
    { $asked }
    Avaa tämä linkki ja liity:

    { $link }

    Kutsu toimii kerran, viimeistään { $ends }. Ennen kuin liityt, näet, mitä organisaatio saa sinusta tietää. Älä anna linkkiä kenellekään.

    Jos et tunne organisaatiota, sinun ei tarvitse tehdä mitään.
mail-invited-course = Sinua pyydetään suorittamaan kurssi { $course }.
mail-invited-course-until = Sinua pyydetään suorittamaan kurssi { $course } viimeistään { $day }.
log-people-imported = kutsui ihmisiä luettelosta: uusia kutsuja { $invited }, muutettuja kutsuja { $invitations }, muutettuja jäseniä { $members }
log-person-assigned = pyysi jäseneltä { $subject } kurssin { $course }
log-person-assignment-removed = poisti jäseneltä { $subject } erikseen pyydetyn kurssin { $course }
