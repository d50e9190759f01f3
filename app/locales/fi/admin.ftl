admin-title = Palvelun ylläpito
admin-mail-title = Sähköposti
admin-mail-smtp = Viestit lähetetään palvelimella { $server } osoitteesta { $from }.
admin-mail-files = Sähköpostipalvelinta ei ole asetettu. Viestejä ei lähetetä kenellekään, vaan ne kirjoitetaan kansioon { $folder }.
admin-waiting-title = Odottavat viestit
admin-waiting-none = Yhtään viestiä ei odota lähettämistä.
admin-given-up-title = Lähettämättä jääneet viestit
admin-given-up-none = Yhtään viestiä ei ole jäänyt lähettämättä.
admin-given-up-text = Näitä ei yritetä enää, eikä niiden sisältöä ole enää tallessa.
admin-mails-most = Näkyvissä on enintään { $n } viestiä.
admin-mail-queued = Jätetty lähetettäväksi
admin-mail-tries = Yrityksiä
admin-mail-next = Seuraava yritys
admin-mail-trouble = Miksi ei lähtenyt
admin-mail-subject = Aihe
admin-mail-try = Yritä nyt
admin-mail-give-up = Luovu lähettämisestä
admin-tried = Viestiä yritetään lähettää nyt.
admin-gave-up = Viestin lähettämisestä on luovuttu.
admin-too-late = Viesti ei enää odottanut, tai sitä lähetetään juuri nyt.
admin-certificate-title = Todistuksen peruuttaminen
admin-certificate-text = Peruutettua todistusta ei saa takaisin voimaan. Sen tarkistaja näkee, milloin ja miksi se on peruutettu, PDF-tiedostoa ei voi enää ladata, eikä samasta suorituksesta voi tehdä uutta. Todistuksen saaneelle kerrotaan sähköpostilla, jos hänellä on osoite. Jos vain nimi on väärin, hän voi korjata sen kurssin todistussivulla.
admin-certificate-number-hint = Numero on todistuksessa. Myös todistuksen sivun osoite käy.
admin-certificate-number-empty = Kirjoita todistuksen numero.
admin-certificate-unknown = Tällä numerolla ei ole todistusta. Isot ja pienet kirjaimet ovat eri merkkejä.
admin-certificate-before = Tämä todistus on peruutettu { $day }: { $reason }
admin-certificate-reason-hint = Jokainen todistuksen tarkistaja näkee syyn, joten älä mainitse siinä ketään nimeltä. Enintään { $most } merkkiä.
admin-certificate-reason-empty = Kirjoita, miksi todistus peruutetaan.
admin-certificate-reason-long = Syyssä on { $n } merkkiä. Lyhennä se enintään { $most } merkkiin.
admin-certificate-reason-control = Syyssä on näkymättömiä ohjausmerkkejä. Kirjoita se uudelleen käsin.
admin-certificate-sure = Olen katsonut todistuksen sivua, ja todistus on oikea
admin-certificate-not-sure = Katso todistuksen sivua ja merkitse ruutu, jos todistus on oikea.
admin-certificate-revoke = Peruuta todistus
admin-certificate-revoked = Todistus on peruutettu.
admin-organisations-title = Organisaatiot
admin-organisations-none = Organisaatioita ei ole vielä.
admin-organisation-members =
    { $n ->
        [one] { $n } jäsen
       *[other] { $n } jäsentä
    }
admin-database-title = Tietokanta
admin-database-engine = Tietokantaohjelma
admin-database-migration = Rakenteen versio
admin-database-learners = Oppijoita
admin-database-accounts = Heistä tilejä
admin-database-waiting = Viestejä odottamassa
