me-title = Min sida
sign-in-title = Logga in
sign-out = Logga ut
signed-out = Du har loggat ut.
sign-in-lead = Vi skickar en länk till din e-post. Med den kommer du in, och du behöver inget lösenord.
sign-in-send = Skicka länken
sign-in-by-password = Logga in med lösenord
sign-in-by-password-text = Om du har valt ett lösenord kan du också logga in med det.
sign-in-not-needed = Du kan gå en kurs utan att logga in. Då sparas det du gör bara i den webbläsare som du använder.
sign-in-already = Du är inloggad med adressen { $email }.
sign-in-to-me = Gå till min sida
sign-in-sent-title = Titta i din e-post
sign-in-sent-lead = Om du skrev adressen rätt kommer det snart ett meddelande med en länk.
sign-in-sent-valid = Länken fungerar i { $n } minuter och bara en gång.
sign-in-sent-where = Öppna länken på den enhet som du vill fortsätta på.
sign-in-sent-missing-title = Har inget meddelande kommit?
sign-in-sent-missing = Titta också i skräpposten. Om inget har kommit inom några minuter, kontrollera adressen och be om en ny länk.
email-label = E-postadress
email-hint = Till exempel fornamn.efternamn@example.fi
email-wrong = Skriv en e-postadress i formen namn@example.fi.
email-same = Det här är redan din adress. Skriv den nya adressen.
link-wait =
    { $n ->
        [one] Flera länkar har redan skickats till den här adressen. Du kan be om en ny om { $n } minut.
       *[other] Flera länkar har redan skickats till den här adressen. Du kan be om en ny om { $n } minuter.
    }
password-label = Lösenord
password-empty = Skriv ditt lösenord.
password-wrong = Adressen och lösenordet stämmer inte överens. Om du inte minns ditt lösenord eller inte har valt något kan du logga in med en länk som skickas till din e-post.
password-wait =
    { $n ->
        [one] Lösenordet har prövats för många gånger. Försök igen om { $n } minut eller logga in med en länk som skickas till din e-post.
       *[other] Lösenordet har prövats för många gånger. Försök igen om { $n } minuter eller logga in med en länk som skickas till din e-post.
    }
fault-not-sent = Det är något fel i tjänsten och formuläret kunde inte behandlas. Skicka det på nytt om en stund.
fault-not-stored = Ändringen kunde inte sparas eftersom det är något fel i tjänsten. Skicka formuläret på nytt om en stund.
fault-link-not-used = Det är något fel i tjänsten. Länken har inte använts ännu, så du kan försöka igen om en stund.
device-unknown = okänd enhet
link-title = Logga in i den här webbläsaren
link-asked-on = Enhet
link-asked-at = Beställd
link-does-title = Vad som händer
link-does-sign-in = Du loggas in i den här webbläsaren.
link-does-join-here = Det du har gjort i den här webbläsaren förs till samma konto. Inget går förlorat.
link-does-join-there = Också det som har gjorts på den enhet där länken beställdes förs till kontot. På den enheten loggar man in separat.
link-does-nothing-new = Du är redan inloggad med den här adressen, så inget annat ändras.
link-does-change = Du är nu inloggad med adressen { $email }. Du loggas ut från det kontot, och inget flyttas därifrån.
link-not-yours = Om du inte själv har bett om länken, stäng sidan. Då händer ingenting.
link-enter = Logga in
link-used-title = Länken har redan använts
link-used-text = Varje länk fungerar bara en gång, och någon har redan loggat in med den här.
link-old-title = Länken är för gammal
link-old-text = En länk fungerar i { $n } minuter efter att den har beställts. Tiden för den här länken har gått ut.
link-again-text = Den nya länken skickas till samma e-postadress som den här.
link-again = Be om en ny länk
link-unknown-title = Länken fungerar inte
link-unknown-text = Länken har kanske klippts av i e-posten, eller så har bara en del av den kopierats. Öppna hela länken från meddelandet eller be om en ny.
welcome-new = Det du har gjort är nu sparat med din e-postadress. Du kan fortsätta på vilken enhet som helst.
welcome-joined = Du är inloggad. Det du har gjort på annat håll har förts hit, och inget har gått förlorat.
welcome-back = Du är inloggad.
me-nobody-lead = Inget har sparats i den här webbläsaren.
me-nobody-text = Om du har sparat det du gjort med din e-postadress ser du det när du loggar in.
me-to-courses = Kurser
me-guest-lead = Det du har gjort är sparat bara i den här webbläsaren.
me-courses-title = Dina kurser
me-courses-none = Du har inte börjat på någon kurs ännu.
me-course-completed = Genomförd den { $day } (kursversion { $version })
me-course-ends = Gäller till och med den { $day }
me-course-ended = Gäller inte längre, upphörde den { $day }
me-course-gone = Kursen finns inte längre här. Dina uppgifter finns kvar.
me-course-open = Öppna kursen
me-account-title = Ditt konto
me-data-title = Uppgifter som har sparats om dig
keep-title = Spara det du har gjort med din e-post
keep-text = Skriv din e-postadress så skickar vi dig en länk. Sedan kan du fortsätta också på andra enheter, och inget går förlorat om du byter webbläsare. Om det redan finns något sparat med din adress förs allt ihop.
keep-offer = Det du har gjort är sparat bara i den här webbläsaren. Med din e-postadress kan du fortsätta också på andra enheter.
keep-link = Spara det du har gjort
details-title = Mina uppgifter
details-name-title = Namn
details-name-hint = Namnet föreslås för intyget. Du kan också lämna fältet tomt.
details-name-save = Spara namnet
details-name-saved = Namnet har sparats.
details-email-now = Din adress är { $email }.
details-email-new = Ny e-postadress
details-email-hint = Vi skickar en länk till den nya adressen. Adressen ändras först när du har öppnat länken.
details-email-send = Skicka en länk till den nya adressen
details-email-sent = En länk har skickats till den nya adressen. Öppna den på den här enheten.
details-email-changed = Din e-postadress har ändrats. Vi meddelade också den gamla adressen.
details-language = Du får meddelanden på det språk som du senast använde på en kurs. Språket kan du byta högst upp på varje sida.
password-has = Du har ett lösenord. Du kan också logga in med en länk som skickas till din e-post.
password-has-none = Du har inget lösenord, och du behöver inget: du kan logga in med en länk som skickas till din e-post.
password-new = Nytt lösenord
password-hint = Minst { $least } tecken, högst { $most }. Ett bra lösenord är till exempel några ord som inte hör ihop.
password-set = Välj lösenordet
password-change = Byt lösenord
password-remove = Ta bort lösenordet
password-saved = Lösenordet har sparats. Vi meddelade dig också per e-post.
password-removed = Lösenordet har tagits bort. Från och med nu loggar du in med en länk som skickas till din e-post.
password-too-short = Lösenordet måste ha minst { $least } tecken.
password-too-long = Lösenordet får ha högst { $most } tecken.
password-guessable = Det här lösenordet är lätt att gissa. Använd inte vanliga lösenord, ditt namn, din adress eller tecken i följd.
passkeys-title = Lösennycklar
passkeys-lead = Med en lösennyckel (passkey) loggar du in på samma sätt som du låser upp din telefon eller dator: med fingeravtryck, ansikte eller pinkod.
passkeys-none = Du har inga lösennycklar ännu. Du kan alltid logga in med en länk som skickas till din e-post.
passkeys-count =
    { $n ->
        [0] Du har inga lösennycklar. Med en lösennyckel loggar du in på samma sätt som du låser upp din enhet.
        [one] Du har { $n } lösennyckel. Med den loggar du in på samma sätt som du låser upp din enhet.
       *[other] Du har { $n } lösennycklar. Med dem loggar du in på samma sätt som du låser upp din enhet.
    }
passkeys-manage = Hantera lösennycklar
passkeys-not-here = Det går inte att lägga till lösennycklar i den här webbläsaren: den stöder dem inte, eller så är JavaScript avstängt.
passkey-sign-in = Logga in med lösennyckel
passkey-sign-in-text = Om du har lagt till en lösennyckel (passkey) i ditt konto behöver du varken e-post eller lösenord.
passkey-add-title = Lägg till en lösennyckel
passkey-add-text = Din enhet ber om fingeravtryck, ansikte eller pinkod. De lämnar aldrig enheten: vi får bara en nyckel som fungerar på den här webbplatsen och ingen annanstans.
passkey-add = Lägg till en lösennyckel
passkey-name = Lösennyckelns namn
passkey-name-hint = Namnet hjälper dig att känna igen nyckeln senare. Du kan ändra det när som helst.
passkey-name-empty = Skriv ett namn på lösennyckeln.
passkey-unnamed = Lösennyckel
passkey-added-on = Tillagd den { $day }
passkey-used-on = senast använd den { $day }
passkey-not-used = inte använd ännu
passkey-rename = Ändra namnet
passkey-rename-save = Spara namnet
passkey-remove = Ta bort lösennyckeln
passkey-added = Lösennyckeln har lagts till. Vi meddelade dig också per e-post.
passkey-renamed = Namnet har sparats.
passkey-removed = Lösennyckeln har tagits bort och det går inte längre att logga in med den. Ta bort den också från din enhet. Vi meddelade dig även per e-post.
passkey-enough = Du har { $most } lösennycklar och kan inte ha fler. Ta bort en om du vill lägga till en ny.
passkey-cancelled = Det avbröts, eller så finns det ingen lösennyckel för den här webbplatsen på enheten. Tryck på knappen för att försöka igen.
passkey-late = Det tog för lång tid. Tryck på knappen för att försöka igen.
passkey-known = Den här enheten har redan en lösennyckel för ditt konto. Du kan logga in med den.
passkey-unsupported = Det går inte att skapa en lösennyckel på den här enheten. Slå på skärmlåset eller använd en annan enhet.
passkey-not-asked = Det lyckades inte eftersom det är något fel i tjänsten eller förbindelsen. Vänta en stund och tryck på knappen för att försöka igen.
passkey-unknown = Vi känner inte till den här lösennyckeln: den har kanske tagits bort från kontot. Logga in på ett annat sätt och lägg till en ny.
passkey-refused = Lösennyckeln kunde inte godkännas. Tryck på knappen för att försöka igen eller logga in på ett annat sätt.
passkey-refused-new = Den nya lösennyckeln kunde inte godkännas och lades inte till. Tryck på knappen för att försöka igen.
passkey-wait =
    { $n ->
        [one] Lösennyckeln har prövats för många gånger. Försök igen om { $n } minut eller logga in på ett annat sätt.
       *[other] Lösennyckeln har prövats för många gånger. Försök igen om { $n } minuter eller logga in på ett annat sätt.
    }
export-passkey-since = Tillagd
change-email-title = Byt e-postadress
change-email-lead = Bekräfta den nya adressen. Efter det loggar du in med den.
change-email-before = Nuvarande adress
change-email-confirm = Byt adress
change-email-not-yours = Adressen byts på den enhet där du är inloggad. Logga först in med din nuvarande adress och öppna sedan länken på nytt.
change-email-used = Varje länk fungerar bara en gång, och den här har redan använts.
change-email-taken = Ett annat konto använder redan den här adressen. Om kontot är ditt, logga in med det. Din nuvarande adress har inte ändrats.
devices-title = Enheter
devices-lead = I de här webbläsarna är du inloggad. Om du inte känner igen någon av dem, logga ut den.
devices-end-others = Logga ut alla andra enheter
devices-ended = Enheten har loggats ut.
device-this = Du använder den här enheten nu
device-used = Senast använd den { $used } · inloggad den { $since }
export-text = Du kan ladda ner allt som har sparats om dig: en sida att läsa, samma uppgifter i maskinläsbar form och dina intyg.
export-button = Ladda ner dina uppgifter (zip)
export-title = Dina uppgifter i kurstjänsten
export-made = Hämtat från { $service } den { $time }.
export-json = Samma uppgifter finns i maskinläsbar form i filen perehdy.json.
export-account-since = Kontot skapat
export-password-since = Lösenordet valt
export-since = Sparat första gången
export-id = Beteckning
export-joined = Det som har gjorts i andra webbläsare och förts hit
export-begun = Påbörjad
export-used = Senast använd
export-time = Tid
export-completion = Genomförande
export-renewals = Förnyat
export-not-completed = Inte genomförd ännu
export-place = Senaste sidan
export-read = Sidor som markerats som lästa
export-page = Sida
export-practice = Svar på övningsfrågor
export-question = Fråga
export-answer = Svar
export-tries = Försök
export-media = Videor och ljud
export-piece = Inspelning
export-position = Ställe
export-watched = Spelat
export-signed = Undertecknat
export-key = Nyckel
export-signature = Underskrift
export-attempt = Slutprovet, försök { $n }
export-handed-in = Inlämnat
export-result = Resultat
export-answers = Svar
export-mails = Meddelanden som skickats till dig
export-mails-caption = Meddelandenas texter sparas inte
export-sent = Skickat
export-to = Adress
export-subject = Ämne
erase-link = Radera alla dina uppgifter
erase-title = Radera alla dina uppgifter
erase-lead = Det går inte att ångra.
erase-goes-title = Vad som raderas
erase-goes-work = Allt du har gjort: lästa sidor, svar, slutprov och genomförda kurser
erase-goes-certificates = Dina intyg: de kan inte längre laddas ner, och ditt namn syns inte på sidan där de kontrolleras
erase-goes-account = Ditt konto: namn, e-postadress, lösenord, lösennycklar och alla inloggningar
erase-goes-mails = Uppgifter om meddelanden som skickats till dig
erase-stays-title = Vad som blir kvar
erase-stays = Av varje intyg blir det kvar en anteckning om att numret har varit giltigt: typ av intyg, kurs, version och datum, inget namn. Då ser den som har fått ditt intyg att det inte var en förfalskning. I en offentlig förteckning över digitala märken står det dessutom kvar, utan namn, om intygets märke har återkallats eller ersatts.
erase-export-first = Om du vill behålla dina intyg eller andra uppgifter, ladda ner dem först.
erase-sure = Jag förstår att mina uppgifter inte kan återställas
erase-not-sure = Markera först att du förstår att uppgifterna inte kan återställas.
erase-button = Radera alla mina uppgifter
erased-title = Dina uppgifter har raderats
erased-text = Du har loggats ut, och tjänsten har inte längre dina uppgifter. Du kan börja på nytt när som helst.
mail-sign-in-subject = Din inloggningslänk
mail-sign-in-body =
    Hej!

    Någon bad med den här adressen om en länk för att logga in i { $service }.

    Enhet: { $device }
    Beställd: { $time }

    Öppna länken på den enhet som du vill fortsätta på:

    { $link }

    Länken fungerar i { $minutes } minuter och bara en gång. Ge den inte till någon annan.

    Om du inte själv har bett om länken behöver du inte göra något. Utan länken kommer ingen åt dina uppgifter.
mail-change-email-subject = Bekräfta din nya e-postadress
mail-change-email-body =
    Hej!

    I { $service } bad någon att e-postadressen för ett konto ska bytas till den här adressen.

    Enhet: { $device }
    Beställd: { $time }

    Bekräfta adressen genom att öppna länken på den enhet där du är inloggad:

    { $link }

    Länken fungerar i { $minutes } minuter och bara en gång.

    Om du inte själv har bett om detta behöver du inte göra något. Adressen byts inte utan länken.
mail-email-changed-subject = Din e-postadress har ändrats
mail-email-changed-body =
    Hej!

    E-postadressen för ditt konto i { $service } har bytts till en annan. Inga fler meddelanden skickas till den här adressen.

    Enhet: { $device }
    Ändrad: { $time }

    Om du själv bytte adress behöver du inte göra något. Om inte, kontakta genast den organisation som gav dig adressen till tjänsten:

    { $link }
mail-password-subject = Ditt lösenord har ändrats
mail-password-body =
    Hej!

    Lösenordet för ditt konto i { $service } valdes, byttes eller togs bort.

    Enhet: { $device }
    Ändrat: { $time }

    Om du själv gjorde det behöver du inte göra något. Om inte, logga in med en länk som skickas till din e-post, logga ut de andra enheterna och välj ett nytt lösenord:

    { $link }
mail-passkey-added-subject = En lösennyckel lades till i ditt konto
mail-passkey-added-body =
    Hej!

    En lösennyckel (passkey) lades till i ditt konto i { $service }. Med den går det att logga in på kontot.

    Lösennyckel: { $name }
    Enhet: { $device }
    Tillagd: { $time }

    Om du själv gjorde det behöver du inte göra något. Om inte, logga in med en länk som skickas till din e-post, ta bort lösennyckeln och logga ut de andra enheterna:

    { $link }
mail-passkey-removed-subject = En lösennyckel togs bort från ditt konto
mail-passkey-removed-body =
    Hej!

    En lösennyckel (passkey) togs bort från ditt konto i { $service }. Det går inte längre att logga in med den.

    Lösennyckel: { $name }
    Enhet: { $device }
    Borttagen: { $time }

    Om du själv gjorde det behöver du inte göra något. Om inte, logga in med en länk som skickas till din e-post och logga ut de andra enheterna:

    { $link }
