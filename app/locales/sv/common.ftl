product-name = Perehdy
title-error = Fel:
skip-to-main = Gå till innehållet
languages-label = Språk
outline-open = Kursens innehåll
outline-close = Stäng
outline-label = Kursens innehåll
footer-about = Perehdy är en öppen plattform för introduktionskurser på webben.
notice-forgotten = Vi kände inte igen den här webbläsaren. Det du har gjort tidigare finns kanske inte på den här servern, eller så har det gått för lång tid. Om du har sparat det med din e-postadress, logga in. Annars kan du börja om genast.
notice-unavailable = Just nu kan vi varken visa eller spara det du gör i kursen. Du kan läsa som vanligt. Försök igen om en stund.
error-summary-title = Kontrollera följande
done = klar
minutes =
    { $n ->
        [one] { $n } minut
       *[other] { $n } minuter
    }
hours = { $n } timmar
day-and-time = { $day } kl. { $time }
back-to-front = Till startsidan
accessibility-title = Tillgänglighet
accessibility-aim = Målet är att tjänsten uppfyller kraven i lagen om tillhandahållande av digitala tjänster (306/2019), det vill säga kriterierna på nivå A och AA i tillgänglighetsriktlinjerna WCAG 2.1.
accessibility-how = Du kan gå kursen med tangentbord, med skärmläsare, med förstoring och utan JavaScript. Videorna har textning och en textversion, och siffrorna i diagrammen finns också som tabell. Bedömningen bygger på programmets automatiska tester och på utvecklarnas egen granskning; ingen utomstående expert har bedömt tjänsten.
accessibility-tell = Om något inte fungerar, berätta det för den organisation som gav dig adressen till kursen. Om svaret inte räcker eller om du inte får svar inom två veckor kan du kontakta Transport- och kommunikationsverket Traficom.
privacy-title = Dataskydd
privacy-what = Du kan läsa kursen utan att något sparas om dig. När du svarar på en fråga, markerar en sida som läst eller ser en video sparar servern det, så att du kan fortsätta där du var.
privacy-cookie = Det som sparas kopplas till din webbläsare med en enda nödvändig kaka som bara innehåller en slumpmässig kod. Vi frågar inte efter ditt namn eller din e-postadress, om du inte själv vill spara det du gör med din adress. Om du tar bort kakan och inte har sparat din adress går det inte längre att komma åt det du har gjort.
privacy-account = Om du ger din e-postadress sparas den, så att du kommer åt det du har gjort också på andra enheter. Också namn och lösenord sparas om du ger dem; av lösenordet sparas bara ett kondensat som det inte kan läsas ur. Av en lösennyckel sparas bara den offentliga nyckeln, namnet du ger den, när den lades till och när den senast användes; ditt fingeravtryck eller ansikte lämnar aldrig din enhet. Av varje inloggning sparas webbläsarens och enhetens namn (till exempel Firefox, Windows), när den började och vilken dag den senast användes, så att du själv kan se var du är inloggad.
privacy-mails = Till din adress skickas inloggningslänkar och uppgifter om ändringar i ditt konto. Av meddelandena sparas adress, ämne och tid. Texten raderas när meddelandet har skickats. Om någon skriver din adress på inloggningssidan skickas ett meddelande till dig, men inget konto skapas om du inte själv öppnar länken och bekräftar inloggningen.
privacy-certificate = Om du gör ett intyg sparas ditt namn på det. På intyget finns en webbadress. Den som får adressen kan där kontrollera att intyget är äkta. Om intyget har återkallats visar sidan när och varför. Om du låter göra om det med ett annat namn leder det tidigare intygets sida till det nya. Av PDF-filen sparas en kontrollsumma, så att en fil kan jämföras med den. Av intyget görs också ett digitalt märke med samma uppgifter. En offentlig förteckning utan namn visar vilka märken som har återkallats eller ersatts. Om intyget gäller bara en viss tid och din adress är sparad får du ett meddelande innan det upphör att gälla och när det har upphört. Meddelandena kan stoppas.
privacy-kept = En inloggning upphör när den inte har använts på 60 dagar, och senast efter 400 dagar. Utan inloggning gäller kakan i 400 dagar efter att den senast användes.
privacy-yours = På din egen sida kan du se och ändra dina uppgifter, ladda ner dem alla och radera dem. De raderas genast. Det enda som blir kvar är en anteckning utan namn om att intygets nummer har varit giltigt, och det digitala märkets plats, utan namn, i förteckningen som visar vilka märken som har återkallats eller ersatts.
privacy-others = Uppgifterna lämnas inte ut till andra. På sidorna finns ingen spårning och inget innehåll från andra servrar, om du inte själv ber att få se sådant.
