not-found-title = Sidan finns inte
not-found-text = Det finns inget på den här adressen. Kanske är adressen felskriven eller sidan borttagen.
foreign-form-title = Formuläret togs inte emot
foreign-form-text = Formuläret skickades från en annan webbplats, så inget sparades. Öppna sidan på nytt och skicka formuläret därifrån.
method-title = Det går inte att göra så
method-text = Den här adressen tar inte emot en sådan begäran. Inget sparades.
too-large-title = Formuläret är för stort
too-large-text = Du skickade mer än tjänsten tar emot, så inget sparades. Förkorta svaret och skicka på nytt.
too-many-title = För många förfrågningar
too-many-text =
    { $n ->
        [one] Förfrågningarna kom för tätt, så den sista sparades inte. Försök igen om { $n } sekund.
       *[other] Förfrågningarna kom för tätt, så den sista sparades inte. Försök igen om { $n } sekunder.
    }
internal-title = Något gick fel
internal-text = Felet finns i tjänsten, inte hos dig. Försök igen om en stund. Om felet kvarstår, uppge koden { $reference } för den som sköter tjänsten.
not-saved-title = Tjänsten kan inte spara just nu
not-saved-text = Inget sparades. Försök igen om en stund: de svar du sparat tidigare finns kvar.
unavailable-title = Tjänsten är inte tillgänglig just nu
unavailable-text = Sidan kan inte visas på grund av ett fel i tjänsten. Försök igen om en stund.
fault-choose-one = Välj ett alternativ.
fault-choose-some = Välj minst ett alternativ.
fault-choose-pair = Välj ett par till rad { $n }.
fault-choose-place = Välj en plats för rad { $n }.
fault-place-twice = Rad { $n } har samma plats som en annan rad. Ge var och en sin egen plats.
fault-fill-gap = Fyll i lucka { $n }.
fault-write-number = Skriv ett tal.
fault-write-text = Skriv ett svar.
fault-foreign = I formuläret fanns en uppgift som inte hör till den här frågan. Svara på nytt på den här sidan.
fault-unknown-option = Det valda alternativet finns inte. Välj ett av dem som syns.
fault-not-a-number = Skriv svaret med siffror, till exempel 12 eller 3,5.
fault-too-long = Svaret är för långt. Förkorta det till högst { $most } tecken.
fault-control-characters = I svaret finns osynliga styrtecken. Skriv det på nytt för hand.
fault-foreign-form = Formuläret hörde inte till den här sidan eller saknade uppgifter, så inget sparades. Skicka formuläret på nytt från den här sidan.
fault-not-saved = Svaret kunde inte sparas på grund av ett fel i tjänsten. Det du skrev finns kvar på den här sidan. Skicka det på nytt om en stund.
