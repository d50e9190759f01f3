mail-reminder-body =
    Hej { $name },

    { $text }

    { $link }

    { $contact }Du får det här meddelandet för att du hör till organisationen { $organisation } i tjänsten { $service }. Om du inte vill ha organisationens påminnelser kan du stoppa dem på den här adressen:

    { $stop }
mail-reminder-contact = Frågor? { $contact }
mail-assigned-subject = { $organisation } ber dig gå en kurs: { $course }
mail-assigned-text = { $organisation } ber dig gå kursen ”{ $course }”. Du kan börja genast och fortsätta senare där du slutade.
mail-assigned-text-until = { $organisation } ber dig gå kursen ”{ $course }”. Tidsfristen går ut den { $day }. Du kan börja genast och fortsätta senare där du slutade.
mail-before-subject = Tidsfristen närmar sig: { $course }
mail-before-text = { $organisation } ber dig gå kursen ”{ $course }”. Tidsfristen går ut den { $day }.
mail-due-subject = Tidsfristen går ut i dag: { $course }
mail-due-text = I dag är sista dagen för kursen ”{ $course }”, som { $organisation } ber dig gå. Tidsfristen går ut den { $day }.
mail-late-subject = Tidsfristen har gått ut: { $course }
mail-late-text = { $organisation } har bett dig gå kursen ”{ $course }”. Tidsfristen gick ut den { $day }, men du kan fortfarande gå kursen.
mail-renewal-subject = Förnya ditt genomförande: { $course }
mail-renewal-text = Ditt genomförande av kursen ”{ $course }” gäller till och med den { $day }. { $organisation } ber dig förnya det. På kursens sida ser du hur du gör.
mail-expired-subject = Ditt genomförande gäller inte längre: { $course }
mail-expired-text = Ditt genomförande av kursen ”{ $course }” gällde till och med den { $day }. { $organisation } ber dig förnya det. På kursens sida ser du hur du gör.
mail-digest-subject = Veckans sammandrag: { $organisation }
mail-digest-week = Så här gick veckan { $from } – { $until }:
mail-digest-joined =
    { $n ->
        [one] Nya medlemmar: { $n }
       *[other] Nya medlemmar: { $n }
    }
mail-digest-done =
    { $n ->
        [one] genomförd under veckan: { $n }
       *[other] genomförda under veckan: { $n }
    }
mail-digest-late =
    { $n ->
        [one] försenad nu: { $n }
       *[other] försenade nu: { $n }
    }
mail-digest-expired =
    { $n ->
        [one] gäller inte längre: { $n }
       *[other] gäller inte längre: { $n }
    }
reminder-stop-title = Stoppa påminnelserna
reminder-stop-text = { $organisation } skickar därefter inte längre påminnelser om kurser eller sammandrag till dig.
reminder-stop-others = Inloggningslänkar och andra organisationers meddelanden kommer som förut.
reminder-stop-button = Stoppa påminnelserna
reminder-stopped-title = Påminnelserna är stoppade
reminder-stopped-text = { $organisation } skickar inga påminnelser till dig. De stoppades den { $day }.
reminder-stop-certificates-text = Därefter får du inte längre meddelanden om intyg som upphör att gälla.
reminder-stop-certificates-others = Inloggningslänkar och dina organisationers påminnelser kommer som förut.
reminder-stopped-certificates-text = Du får inga meddelanden om intyg som upphör att gälla. De stoppades den { $day }.
reminder-start-button = Ta emot påminnelser igen
reminder-stop-unknown = Länken har kanske brutits i e-posten eller kopierats bara delvis. Öppna den i sin helhet från meddelandet. Mycket gamla länkar fungerar inte längre.
reminders-lead = Medlemmarna får e-post om de kurser som begärs av dem. Var och en får meddelandena på det språk som hen senast har använt, och bara en gång om varje sak.
reminders-members =
    { $n ->
        [one] Organisationen har en medlem.
       *[other] Organisationen har { $n } medlemmar.
    }
reminders-without-address =
    { $n ->
        [one] En medlem saknar e-postadress och får inga påminnelser.
       *[other] Av dem saknar { $n } e-postadress och får inga påminnelser.
    }
reminders-stopped =
    { $n ->
        [one] En medlem har stoppat påminnelserna.
       *[other] { $n } medlemmar har stoppat påminnelserna.
    }
reminders-kinds = Vad det påminns om
reminders-assigned = När en kurs begärs
reminders-before = Före tidsfristen
reminders-before-days = Hur många dagar före tidsfristen
reminders-due = Dagen då tidsfristen går ut
reminders-late = Efter tidsfristen
reminders-late-days = Hur många dagar efter tidsfristen
reminders-renewal = När ett genomförande ska förnyas: innan det upphör att gälla och när det upphör
reminders-renewal-days = Hur många dagar innan det upphör
reminders-digest = Ett sammandrag av veckan till administratörerna, den första sändningsdagen i veckan
reminders-times = När meddelandena skickas
reminders-weekends = Inte på lördagar och söndagar
reminders-holidays = Inte på helgdagar i Finland
reminders-from = Skickas från klockan
reminders-to = Skickas till klockan
reminders-hour = kl. { $n }
reminders-quiet-hint = Det som infaller under tyst tid skickas vid nästa sändningstid.
reminders-save = Spara påminnelserna
reminders-saved = Påminnelserna har sparats.
reminders-days-wrong = { $field }: skriv ett heltal mellan 1 och { $most }.
reminders-hours-wrong = Sändningstiden måste sluta senare än den börjar.
reminders-changed = Någon annan har ändrat påminnelserna under tiden, och dina ändringar har inte sparats ännu. Formuläret visar dina val. Kontrollera dem och spara på nytt.
reminders-changed-now = { $field }: sparat är nu { $value }
reminders-on = på
reminders-off = av
log-reminders-changed = ändrade påminnelserna
