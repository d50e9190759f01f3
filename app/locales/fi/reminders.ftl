mail-reminder-body =
    Hei { $name },

    { $text }

    { $link }

    { $contact }Saat tämän viestin, koska kuulut organisaatioon { $organisation } palvelussa { $service }. Jos et halua organisaation muistutuksia, voit lopettaa ne tässä osoitteessa:

    { $stop }
mail-reminder-contact = Kysyttävää? { $contact }
mail-assigned-subject = { $organisation } pyytää sinua suorittamaan kurssin: { $course }
mail-assigned-text = { $organisation } pyytää sinua suorittamaan kurssin ”{ $course }”. Voit aloittaa heti ja jatkaa myöhemmin siitä, mihin jäit.
mail-assigned-text-until = { $organisation } pyytää sinua suorittamaan kurssin ”{ $course }”. Määräaika on { $day }. Voit aloittaa heti ja jatkaa myöhemmin siitä, mihin jäit.
mail-before-subject = Määräaika lähestyy: { $course }
mail-before-text = { $organisation } pyytää sinua suorittamaan kurssin ”{ $course }”. Määräaika on { $day }.
mail-due-subject = Määräaika on tänään: { $course }
mail-due-text = Tänään on viimeinen päivä suorittaa kurssi ”{ $course }”, jota { $organisation } pyytää sinulta. Määräaika on { $day }.
mail-late-subject = Määräaika on ohi: { $course }
mail-late-text = { $organisation } on pyytänyt sinua suorittamaan kurssin ”{ $course }”. Määräaika oli { $day }, mutta voit yhä suorittaa kurssin.
mail-renewal-subject = Uusi suorituksesi: { $course }
mail-renewal-text = Suorituksesi kurssista ”{ $course }” on voimassa { $day } asti. { $organisation } pyytää sinua uusimaan sen. Kurssin sivulla näet, miten se käy.
mail-expired-subject = Suorituksesi ei ole enää voimassa: { $course }
mail-expired-text = Suorituksesi kurssista ”{ $course }” oli voimassa { $day } asti. { $organisation } pyytää sinua uusimaan sen. Kurssin sivulla näet, miten se käy.
mail-digest-subject = Viikkokooste: { $organisation }
mail-digest-week = Näin viikolla { $from } – { $until }:
mail-digest-joined =
    { $n ->
        [one] Uusia jäseniä: { $n }
       *[other] Uusia jäseniä: { $n }
    }
mail-digest-done =
    { $n ->
        [one] suorituksia viikon aikana: { $n }
       *[other] suorituksia viikon aikana: { $n }
    }
mail-digest-late =
    { $n ->
        [one] nyt myöhässä: { $n }
       *[other] nyt myöhässä: { $n }
    }
mail-digest-expired =
    { $n ->
        [one] suoritus ei enää voimassa: { $n }
       *[other] suoritus ei enää voimassa: { $n }
    }
reminder-stop-title = Lopeta muistutukset
reminder-stop-text = { $organisation } ei sen jälkeen enää lähetä sinulle muistutuksia kursseista eikä koosteita.
reminder-stop-others = Kirjautumislinkit ja muiden organisaatioiden viestit tulevat entiseen tapaan.
reminder-stop-button = Lopeta muistutukset
reminder-stopped-title = Muistutukset on lopetettu
reminder-stopped-text = { $organisation } ei lähetä sinulle muistutuksia. Ne on lopetettu { $day }.
reminder-stop-certificates-text = Et sen jälkeen enää saa viestejä päättyvistä todistuksista.
reminder-stop-certificates-others = Kirjautumislinkit ja organisaatioidesi muistutukset tulevat entiseen tapaan.
reminder-stopped-certificates-text = Et saa viestejä päättyvistä todistuksista. Ne on lopetettu { $day }.
reminder-start-button = Ota muistutukset takaisin käyttöön
reminder-stop-unknown = Linkki on ehkä katkennut sähköpostissa tai kopioitu vain osittain. Avaa se viestistä kokonaisena. Hyvin vanhat linkit eivät enää toimi.
reminders-lead = Jäsenille lähtee sähköpostia pyydetyistä kursseista. Kukin saa viestit sillä kielellä, jota on viimeksi käyttänyt, ja kustakin asiasta vain kerran.
reminders-members =
    { $n ->
        [one] Organisaatiossa on yksi jäsen.
       *[other] Organisaatiossa on { $n } jäsentä.
    }
reminders-without-address =
    { $n ->
        [one] Yhdeltä jäseneltä puuttuu sähköpostiosoite, joten hän ei saa muistutuksia.
       *[other] Sähköpostiosoite puuttuu { $n } jäseneltä, joten he eivät saa muistutuksia.
    }
reminders-stopped =
    { $n ->
        [one] Yksi jäsen on lopettanut muistutukset.
       *[other] Muistutukset on lopettanut { $n } jäsentä.
    }
reminders-kinds = Mistä muistutetaan
reminders-assigned = Kun kurssia pyydetään
reminders-before = Ennen määräaikaa
reminders-before-days = Montako päivää ennen määräaikaa
reminders-due = Määräpäivänä
reminders-late = Määräajan jälkeen
reminders-late-days = Montako päivää määräajan jälkeen
reminders-renewal = Kun suoritus on uusittava: ennen voimassaolon päättymistä ja sen päättyessä
reminders-renewal-days = Montako päivää ennen päättymistä
reminders-digest = Ylläpitäjille kooste viikon tapahtumista, viikon ensimmäisenä lähetyspäivänä
reminders-times = Milloin viestejä lähetetään
reminders-weekends = Ei lauantaisin eikä sunnuntaisin
reminders-holidays = Ei Suomen pyhäpäivinä
reminders-from = Kello, josta alkaen lähetetään
reminders-to = Kello, johon asti lähetetään
reminders-hour = klo { $n }
reminders-quiet-hint = Se, mikä osuisi hiljaiseen aikaan, lähtee seuraavalla lähetysajalla.
reminders-save = Tallenna muistutukset
reminders-saved = Muistutukset on tallennettu.
reminders-days-wrong = { $field }: kirjoita kokonaisluku 1–{ $most }.
reminders-hours-wrong = Lähetysajan täytyy päättyä myöhemmin kuin se alkaa.
reminders-changed = Joku muu on muuttanut muistutuksia sillä välin, eikä muutoksiasi ole vielä tallennettu. Lomakkeessa ovat sinun valintasi. Tarkista ne ja tallenna uudelleen.
reminders-changed-now = { $field }: tallennettuna on nyt { $value }
reminders-on = käytössä
reminders-off = ei käytössä
log-reminders-changed = muutti muistutuksia
