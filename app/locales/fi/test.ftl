test-title = Lopputesti
test-lead = Lopputesti päättää kurssin. Lue säännöt ennen kuin aloitat.
test-rules-title = Testin säännöt
test-rule-questions =
    { $n ->
        [one] Testissä on { $n } kysymys, ja siihen kuluu noin { $time }.
       *[other] Testissä on { $n } kysymystä, ja siihen kuluu noin { $time }.
    }
test-rule-pass = Testi on hyväksytty, kun vähintään { $percent } % vastauksista on oikein ({ $n }/{ $of }).
test-rule-saved = Vastaukset tallentuvat yksi kerrallaan. Voit poistua välillä ja jatkaa myöhemmin.
test-rule-review = Ennen palauttamista näet, mihin olet vastannut, ja voit muuttaa vastauksiasi.
test-rule-limit =
    { $n ->
        [one] Aikaa on { $n } minuutti. Kun aika loppuu, tallennetut vastaukset palautetaan puolestasi.
       *[other] Aikaa on { $n } minuuttia. Kun aika loppuu, tallennetut vastaukset palautetaan puolestasi.
    }
test-rule-no-limit = Aikarajaa ei ole.
test-rule-extension =
    { $times ->
        [one] Voit pidentää aikaa kerran { $n } minuutilla.
       *[other] Voit pidentää aikaa { $times } kertaa, joka kerralla { $n } minuutilla.
    }
test-rule-attempts =
    { $n ->
        [one] Voit tehdä testin yhden kerran.
       *[other] Voit tehdä testin enintään { $n } kertaa.
    }
test-rule-attempts-free = Jos et läpäise testiä, voit tehdä sen uudelleen niin monta kertaa kuin haluat. Kysymykset arvotaan joka kerta.
test-rule-wait = Hylätyn testin jälkeen uuden voi aloittaa, kun on kulunut { $time }.
test-rule-languages = Voit vaihtaa kieltä kesken testin. Kysymykset ja vastaukset pysyvät samoina.
test-start = Aloita lopputesti
test-start-again = Aloita uusi yritys
test-wait-until = Voit aloittaa uuden yrityksen { $when }.
test-none-left = Olet käyttänyt kaikki yrityskerrat. Ota yhteyttä organisaatioon, joka antoi sinulle kurssin osoitteen.
test-question-of = Kysymys { $n }/{ $of }
test-question-number = Kysymys { $n }
test-saved = Vastauksesi on tallennettu.
test-saved-at = Tallennettu klo { $time }.
test-unsaved = Vastausta ei ole vielä tallennettu. Tallenna se alla olevalla painikkeella.
test-previous = Edellinen
test-save-next = Tallenna ja jatka
test-save-review = Tallenna ja tarkista vastaukset
test-skip = Ohita kysymys
test-answered = vastattu
test-unanswered = ei vastausta
test-numbers-label = Kysymykset
test-to-review = Tarkista ja palauta
test-review-title = Tarkista vastaukset
test-review-lead = Voit vielä palata kysymyksiin. Palauttamisen jälkeen vastauksia ei voi muuttaa.
test-open-warning =
    { $n ->
        [one] { $n } kysymys on ilman vastausta.
       *[other] { $n } kysymystä on ilman vastausta.
    }
test-open-advice = Vastaamaton kysymys lasketaan vääräksi. Arvauksesta ei menetä pisteitä.
test-hand-in = Palauta testi
test-hand-in-anyway = Palauta testi silti
test-time-left =
    { $n ->
        [one] Aikaa on jäljellä alle minuutti, klo { $until } asti.
       *[other] Aikaa on jäljellä noin { $n } minuuttia, klo { $until } asti.
    }
test-minutes-left =
    { $n ->
        [one] Aikaa on jäljellä minuutti.
       *[other] Aikaa on jäljellä { $n } minuuttia.
    }
test-time-over = Aika loppui. Vastauksesi palautetaan.
test-extend =
    { $n ->
        [one] Pidennä aikaa { $n } minuutilla
       *[other] Pidennä aikaa { $n } minuutilla
    }
test-passed-title = Läpäisit lopputestin
test-failed-title = Et läpäissyt lopputestiä tällä kertaa
test-score = { $points }/{ $of } oikein ({ $percent } %)
test-needed = Hyväksyttyyn suoritukseen tarvitaan { $percent } %.
test-handed-in-at = Palautettu { $when }.
test-over-by-time = Testin aika loppui, joten tallennetut vastauksesi palautettiin puolestasi.
test-closed-already = Testi oli jo palautettu, joten viimeistä vastausta ei tallennettu. Tulos on tässä.
test-closed-here = Testi on jo päättynyt, joten tätä vastausta ei tallennettu.
test-to-result = Katso tulos
test-revisit-title = Näihin kannattaa palata
test-revisit = Et vastannut oikein kaikkiin näiden osien kysymyksiin. Kertaa osat ennen seuraavaa yritystä.
test-revisit-passed = Et vielä vastannut oikein kaikkiin näiden osien kysymyksiin.
test-over-title = Yrityskerrat on käytetty
test-again-title = Yritä uudelleen
test-to-certificate = Siirry todistukseen
test-earlier-title = Aiemmat yritykset
test-earlier-line = { $n }. yritys, { $when }: { $score }
