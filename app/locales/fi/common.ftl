product-name = Perehdy
title-error = Virhe:
skip-to-main = Siirry sisältöön
languages-label = Kieli
outline-open = Kurssin sisältö
outline-close = Sulje
outline-label = Kurssin sisältö
footer-about = Perehdy on avoin verkkokurssien alusta perehdytykseen.
notice-forgotten = Emme tunnistaneet tätä selainta. Aiempi suorituksesi ei ehkä ole tällä palvelimella, tai siitä on kulunut liian kauan. Jos olet tallentanut sen sähköpostiosoitteellasi, kirjaudu sisään. Muuten voit aloittaa uudelleen heti.
notice-unavailable = Suoritustasi ei voida juuri nyt näyttää eikä tallentaa. Voit lukea kurssia tavalliseen tapaan. Yritä hetken päästä uudelleen.
error-summary-title = Tarkista nämä kohdat
done = tehty
minutes =
    { $n ->
        [one] { $n } minuutti
       *[other] { $n } minuuttia
    }
hours = { $n } tuntia
day-and-time = { $day } klo { $time }
back-to-front = Etusivulle
accessibility-title = Saavutettavuus
accessibility-aim = Palvelun tavoitteena on täyttää digipalvelulain (306/2019) vaatimukset eli verkkosisällön saavutettavuusohjeiden (WCAG 2.1) A- ja AA-tason kriteerit.
accessibility-how = Kurssin voi suorittaa näppäimistöllä, ruudunlukijalla, suurennettuna ja ilman JavaScriptiä. Videoissa on tekstitys ja tekstivastine, ja kaavioiden luvut saa näkyviin taulukkona. Arvio perustuu ohjelman automaattisiin testeihin ja tekijöiden omaan tarkastukseen; ulkopuolinen asiantuntija ei ole arvioinut palvelua.
accessibility-tell = Jos jokin ei toimi, kerro siitä organisaatiolle, joka antoi sinulle kurssin osoitteen. Jos vastaus ei riitä tai vastausta ei tule kahden viikon kuluessa, voit olla yhteydessä Liikenne- ja viestintävirasto Traficomiin.
privacy-title = Tietosuoja
privacy-what = Voit lukea kurssia niin, ettei sinusta tallenneta mitään. Kun vastaat kysymykseen, merkitset sivun luetuksi tai katsot videota, palvelin tallentaa sen. Näin voit jatkaa siitä, mihin jäit.
privacy-cookie = Tallennus yhdistetään selaimeesi yhdellä välttämättömällä evästeellä, jossa on vain satunnainen tunniste. Nimeäsi tai sähköpostiosoitettasi ei kysytä, ellet itse halua tallentaa suoritustasi osoitteellasi. Jos poistat evästeen etkä ole tallentanut osoitettasi, et enää pääse suoritukseesi.
privacy-account = Jos annat sähköpostiosoitteesi, se tallennetaan, jotta pääset suoritukseesi muillakin laitteilla. Myös nimi ja salasana tallennetaan, jos annat ne; salasanasta säilytetään vain tiiviste, josta sitä ei voi lukea. Pääsyavaimesta tallennetaan vain julkinen avain, antamasi nimi, lisäysaika ja viimeisin käyttöaika; sormenjälkesi tai kasvosi eivät koskaan lähde laitteestasi. Jokaisesta kirjautumisesta tallennetaan selaimen ja laitteen nimi (esimerkiksi Firefox, Windows), alkamisaika ja viimeisin käyttöpäivä, jotta voit itse katsoa, missä olet kirjautuneena.
privacy-mails = Osoitteeseesi lähetetään kirjautumislinkit ja tiedot tiliisi tehdyistä muutoksista. Viesteistä säilytetään osoite, aihe ja aika. Viestin teksti poistetaan, kun se on lähetetty. Jos joku kirjoittaa kirjautumissivulle osoitteesi, sinulle lähetetään viesti, mutta tiliä ei synny, ellet itse avaa linkkiä ja vahvista kirjautumista.
privacy-certificate = Jos teet todistuksen, nimesi tallennetaan siihen. Todistuksessa on verkko-osoite. Kuka tahansa, joka saa osoitteen, voi tarkistaa siitä, että todistus on aito. Jos todistus on peruutettu, sivulla näkyy, milloin ja miksi. Jos teetät sen uudelleen toisella nimellä, aiemman todistuksen sivulta pääsee uuteen. PDF-tiedostosta säilytetään tarkistussumma, jotta siihen voi verrata tiedostoa. Todistuksesta tehdään myös digitaalinen merkki, jossa on samat tiedot. Julkisesta luettelosta näkee ilman nimiä, mitkä merkit on peruutettu tai korvattu. Jos todistus on voimassa vain määräajan ja osoitteesi on tallennettu, saat viestin ennen kuin se päättyy ja kun se on päättynyt. Viestit voi lopettaa.
privacy-kept = Kirjautuminen päättyy, kun sitä ei ole käytetty 60 päivään, ja viimeistään 400 päivän kuluttua. Ilman kirjautumista eväste toimii 400 päivää viimeisestä käytöstä.
privacy-yours = Omalla sivullasi voit katsoa ja muuttaa tietojasi, ladata ne kaikki ja poistaa ne. Poistaminen tapahtuu heti. Jäljelle jää vain nimetön merkintä siitä, että todistuksen numero on ollut voimassa, ja digitaalisen merkin nimetön paikka luettelossa, josta näkee, mitkä merkit on peruutettu tai korvattu.
privacy-others = Tietoja ei anneta muille, eikä sivuilla ole seurantaa eikä sisältöä muilta palvelimilta, ellet itse pyydä näyttämään sellaista.
