not-found-title = Sivua ei löydy
not-found-text = Tässä osoitteessa ei ole mitään. Ehkä osoite on kirjoitettu väärin tai sivu on poistettu.
foreign-form-title = Lomaketta ei otettu vastaan
foreign-form-text = Lomake lähetettiin toiselta sivustolta, joten mitään ei tallennettu. Avaa sivu uudelleen ja lähetä lomake sieltä.
method-title = Näin ei voi tehdä
method-text = Tämä osoite ei ota vastaan tällaista pyyntöä. Mitään ei tallennettu.
too-large-title = Lomake on liian suuri
too-large-text = Lähetit enemmän kuin palvelu ottaa vastaan, joten mitään ei tallennettu. Lyhennä vastausta ja lähetä uudelleen.
too-many-title = Liian monta pyyntöä
too-many-text =
    { $n ->
        [one] Pyyntöjä tuli liian tiheästi, joten viimeistä ei tallennettu. Yritä uudelleen { $n } sekunnin kuluttua.
       *[other] Pyyntöjä tuli liian tiheästi, joten viimeistä ei tallennettu. Yritä uudelleen { $n } sekunnin kuluttua.
    }
internal-title = Jokin meni vikaan
internal-text = Vika on palvelussa, ei sinussa. Yritä hetken päästä uudelleen. Jos vika jatkuu, kerro ylläpidolle tunnus { $reference }.
not-saved-title = Palvelu ei juuri nyt pysty tallentamaan
not-saved-text = Mitään ei tallennettu. Yritä hetken päästä uudelleen: aiemmin tallennetut vastauksesi ovat tallessa.
unavailable-title = Palvelu ei ole juuri nyt käytettävissä
unavailable-text = Sivua ei voida näyttää, koska palvelussa on häiriö. Yritä hetken päästä uudelleen.
fault-choose-one = Valitse yksi vaihtoehto.
fault-choose-some = Valitse ainakin yksi vaihtoehto.
fault-choose-pair = Valitse pari riville { $n }.
fault-choose-place = Valitse paikka riville { $n }.
fault-place-twice = Rivillä { $n } on sama paikka kuin toisella rivillä. Anna jokaiselle oma paikkansa.
fault-fill-gap = Täytä aukko { $n }.
fault-write-number = Kirjoita luku.
fault-write-text = Kirjoita vastaus.
fault-foreign = Lomakkeessa oli tieto, joka ei kuulu tähän kysymykseen. Vastaa uudelleen tällä sivulla.
fault-unknown-option = Valittua vaihtoehtoa ei ole. Valitse jokin näkyvistä.
fault-not-a-number = Kirjoita vastaus numeroin, esimerkiksi 12 tai 3,5.
fault-too-long = Vastaus on liian pitkä. Lyhennä se enintään { $most } merkkiin.
fault-control-characters = Vastauksessa on näkymättömiä ohjausmerkkejä. Kirjoita se uudelleen käsin.
fault-foreign-form = Lomake ei kuulunut tälle sivulle tai siitä puuttui tietoja, joten mitään ei tallennettu. Lähetä lomake uudelleen tältä sivulta.
fault-not-saved = Vastausta ei voitu tallentaa, koska palvelussa on häiriö. Kirjoittamasi on tallella tällä sivulla. Lähetä se hetken päästä uudelleen.
