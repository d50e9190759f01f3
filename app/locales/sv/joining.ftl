missing-parts = Det som saknas: { $parts }
missing-pages =
    { $n ->
        [one] { $n } oläst sida
       *[other] { $n } olästa sidor
    }
missing-questions =
    { $n ->
        [one] { $n } obesvarad övningsfråga
       *[other] { $n } obesvarade övningsfrågor
    }
missing-test-open = slutprovet är inte godkänt
missing-page-line = Sidan ”{ $title }” är inte läst
missing-page-and-questions =
    { $n ->
        [one] Sidan ”{ $title }” är inte läst och dess övningsfråga är obesvarad
       *[other] Sidan ”{ $title }” är inte läst och dess { $n } övningsfrågor är obesvarade
    }
missing-questions-line =
    { $n ->
        [one] På sidan ”{ $title }” finns en obesvarad övningsfråga
       *[other] På sidan ”{ $title }” finns { $n } obesvarade övningsfrågor
    }
missing-test-line = Slutprovet är inte godkänt
join-title = Gå med i en organisation
join-lead = Om din organisation har gett dig en kod, skriv den här.
join-code-label = Kod
join-code-hint = Tio bokstäver och siffror, till exempel ABCDE-FGHJK. Stora och små bokstäver går lika bra.
join-code-unfit = Skriv hela koden: den har tio bokstäver och siffror.
join-code-unknown = Det finns ingen sådan kod. Kontrollera den med den som gav den till dig.
join-look = Fortsätt
join-no-code = Om du har fått en inbjudan per e-post, öppna länken i meddelandet.
join-have-code = Har du fått en kod av din organisation?
join-again-sent = Om inbjudan fortfarande gäller i organisationen kommer det snart en ny inbjudan till samma e-postadress som den förra.
join-again-missing = Titta också i skräpposten. Om inget kommer, be den som bjöd in dig om en ny inbjudan.
join-too-many-title = För många felaktiga koder
join-too-many-text =
    { $n ->
        [one] Härifrån har för många felaktiga koder eller länkar prövats. Försök igen om { $n } minut.
       *[other] Härifrån har för många felaktiga koder eller länkar prövats. Försök igen om { $n } minuter.
    }
join-open-title = Gå med i organisationen { $organisation }
join-as-manager = Du blir administratör för organisationen: du kan bjuda in medlemmar, välja deras kurser och följa hur de går.
join-team = Ditt team
join-courses = Kurser att gå
join-no-courses = Inga kurser ännu
join-leave-any-time = Du kan lämna organisationen när som helst på din egen sida. Efter det ser den inte längre dina genomföranden.
join-signed-in = Du är inloggad med adressen { $email }. Medlemskapet kopplas till det kontot.
join-guest = Du behöver inget konto: utan konto sparas medlemskapet och det du gör i den här webbläsaren. Om du redan har ett konto, logga in först och öppna sedan länken på nytt.
join-name-label = Ditt namn i organisationen
join-name-hint = Med det här namnet känner organisationen igen dig.
join-button = Gå med
join-not-saved = Du är inte medlem ännu, eftersom det är något fel i tjänsten. Det du skrev finns kvar på den här sidan. Skicka formuläret på nytt om en stund.
join-member-title = Du är redan medlem
join-member-text = Du hör redan till organisationen { $organisation }.
join-member-onwards = Visa ditt medlemskap
join-more-title = Vad länken ger dig utöver det
join-more-button = Ta i bruk
join-used-title = Inbjudan har redan använts
join-used-text = Inbjudan till organisationen { $organisation } fungerar bara en gång, och någon har redan gått med med den.
join-used-by-you = Om du själv gick med i en annan webbläsare och sparade det med din e-post, logga in.
join-ended-title = Länken gäller inte längre
join-ended-text = Med länken går det inte längre att gå med i organisationen { $organisation }: tiden har gått ut eller så har länken tagits ur bruk.
join-full-title = Länkens platser är fulla
join-full-text = Så många som länken är till för har redan gått med i organisationen { $organisation }.
join-again-text = Den nya inbjudan skickas till den e-postadress som den här kom till.
join-again = Be om en ny inbjudan
join-ask-whom = Be den som gav dig länken om en ny.
join-unknown-title = Länken fungerar inte
join-unknown-text = Länken har kanske klippts av, eller så har bara en del av den kopierats. Öppna hela länken från det meddelande du fick den i.
join-unknown-ask = Om det inte hjälper, be den som gav dig länken om en ny.
join-type-code = Skriv en kod
seen-title = Vad organisationen ser
seen-name = Ditt namn, så som du ger det till organisationen, och din e-postadress om du har ett konto
seen-team = Ditt team, din roll i organisationen och vilken dag du gick med
seen-courses = För varje kurs som den ber dig gå: om du har börjat, vilka delar som saknas, vilken dag och vilken version du har genomfört och när den ska förnyas
seen-certificates = Dina intyg över dessa kurser, så som de skrivs ut
unseen-title = Vad den aldrig ser
unseen-answers = Dina svar och hur många gånger du har försökt
unseen-courses = Dina andra kurser
unseen-devices = Dina enheter och när du har studerat
unseen-score = Dina poäng i slutprovet
unseen-score-but = Dina poäng i slutprovet, utom för kurser där poängen står på intyget: { $courses }
organisation-contact = { $organisation } – kontakt: { $contact }
me-organisations-title = Dina organisationer
me-organisations-none = Du hör inte till någon organisation.
membership-line = { $role } · gick med den { $day }
membership-member = Medlem
membership-team-leader = Teamledare
membership-manager = Administratör
membership-manage = Till organisationens sidor
membership-left = Du har lämnat organisationen. Den ser inte längre dina genomföranden, och allt du har gjort finns kvar.
membership-joined = Välkommen! Du är nu medlem i organisationen { $organisation }.
membership-already = Du hör till organisationen { $organisation }.
membership-next = Börja med kursen ”{ $course }”.
membership-next-until = Börja med kursen ”{ $course }”. Gå den senast den { $day }.
membership-start = Till kursen
membership-courses = Kurser att gå
membership-courses-lead = Organisationen ser samma uppgifter om kurserna som du ser här.
membership-no-courses = Organisationen har ännu inte bett dig gå någon kurs.
membership-status = Läge
membership-deadline = Tidsfrist
membership-completed = Genomförd den
membership-completed-on = { $day } (version { $version })
membership-expires = Gäller till
membership-you = Vad organisationen vet om dig
membership-no-email = Ingen adress, eftersom du inte har något konto
membership-role = Roll
membership-teams = Team
membership-team-led = { $team } (teamledare)
membership-since = Gick med
leave-title = Lämna organisationen
leave-text = När du lämnar organisationen ser den inte längre dig eller dina genomföranden. Dina genomföranden och intyg har du kvar. Du kommer tillbaka bara med en ny inbjudan eller kod.
leave-sure = Jag vill lämna organisationen
leave-not-sure = Markera först att du vill lämna organisationen.
leave-button = Lämna
leave-last-manager = Du är organisationens enda administratör och kan därför inte lämna den. Gör först en annan medlem till administratör.
erase-goes-memberships = Dina medlemskap: organisationerna ser dig inte längre, och ditt namn tas bort ur deras loggar
erase-manages-alone = Du är den enda administratören: { $organisations }. Om du raderar dina uppgifter finns ingen administratör kvar. Gör först en annan medlem till administratör.
export-left = Lämnade
export-revoked = Återkallat
export-replaces = Ersätter intyget
export-replaced-by = Ersatt av intyget
export-certificate-mails-stopped = Meddelandena om intyg som upphör att gälla är stoppade sedan
privacy-organisations = Om du går med i en organisation ser den ditt namn, din e-postadress, ditt team och hur långt du har kommit på de kurser som den ber dig gå. Dina svar ser den inte. Innan du går med berättas det exakt vad organisationen ser, och på din egen sida ser du samma sak när som helst. Du kan lämna organisationen när som helst. I organisationens logg antecknas vem som har bjudit in, tittat på, ändrat eller tagit bort vad och när.
organisation-new-title = Skapa en organisation
organisation-new-lead = I en organisation kan du bjuda in människor att gå kurser och se vem som har genomfört dem. Du blir dess administratör.
organisation-new-name = Organisationens namn
organisation-new-name-empty = Skriv organisationens namn.
organisation-new-name-taken = Det finns redan en organisation med det här namnet. Skriv en egen beteckning för den.
organisation-new-slug = Beteckning i webbadressen
organisation-new-slug-hint = Till exempel aijala-el. Du kan lämna fältet tomt, då görs beteckningen av namnet.
organisation-new-slug-taken = Beteckningen är redan i bruk. Skriv en annan.
organisation-new-slug-unfit = Använd 2–60 tecken: små bokstäver a–z, siffror och bindestreck, inget bindestreck först eller sist. Beteckningen ”new” går inte.
organisation-new-slug-needed = Av namnet går det inte att göra någon beteckning. Skriv den här.
organisation-new-button = Skapa organisationen
organisation-new-wait =
    { $n ->
        [one] Du har redan skapat eller försökt skapa många organisationer. Försök igen om { $n } timme.
       *[other] Du har redan skapat eller försökt skapa många organisationer. Försök igen om { $n } timmar.
    }
mail-invitation-again-subject = Ny inbjudan: { $organisation }
mail-invitation-again-body =
    Hej!

    Någon bad om en ny inbjudan för dig till organisationen { $organisation }. Kurserna finns i { $service }.

    Öppna länken och gå med:

    { $link }

    Inbjudan fungerar en gång, senast den { $ends }. Ge inte länken till någon annan.

    Om du inte själv har bett om inbjudan behöver du inte göra något.
log-invited-person = Den inbjudna
log-invited-again = bad om en ny inbjudan i stället för den förra
log-organisation-made = skapade organisationen
