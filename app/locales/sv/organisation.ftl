organisation-nav = Organisationens sidor
organisation-overview = Översikt
organisation-people = Medlemmar
organisation-teams = Team
organisation-invitations = Inbjudningar
organisation-import = Bjud in från en fil
organisation-assignments = Kurser
organisation-reminders = Påminnelser
organisation-log = Logg
organisation-settings = Inställningar
no-seat-title = Sidan finns inte
no-seat-text = På den här adressen finns ingen organisation som du hör till. Adressen är kanske felskriven, eller så är du inte inloggad med den e-postadress som du hör till organisationen med.
not-allowed-title = Du kan inte öppna den här sidan
managers-only-text = Bara organisationens administratörer kan öppna den här sidan. Om du behöver den i ditt arbete kan du be någon av dem om rättigheter.
overseers-only-text = Bara organisationens administratörer och teamledare kan öppna den här sidan. Dina egna kurser ser du på din sida.
overview-manager = Du är administratör för den här organisationen.
overview-team-manager = Du leder de här teamen: { $teams }. Du ser deras medlemmar.
overview-members =
    { $n ->
        [one] Det finns en medlem.
       *[other] Det finns { $n } medlemmar.
    }
overview-courses = Kurser att gå
overview-no-courses = Medlemmarna har ännu inga kurser att gå.
overview-ask = Lägg till en kurs att gå
overview-bar = Har genomfört kursen
overview-done =
    { $all ->
        [0] Just nu behöver ingen gå kursen.
       *[other] { $done } av { $all } har genomfört kursen.
    }
overview-late =
    { $n ->
        [one] { $n } försenad
       *[other] { $n } försenade
    }
overview-expired =
    { $n ->
        [one] { $n } genomförande har gått ut
       *[other] { $n } genomföranden har gått ut
    }
overview-not-started =
    { $n ->
        [one] { $n } har inte börjat
       *[other] { $n } har inte börjat
    }
overview-under-way =
    { $n ->
        [one] { $n } har börjat
       *[other] { $n } har börjat
    }
overview-expiring =
    { $n ->
        [one] { $n } genomförande går snart ut
       *[other] { $n } genomföranden går snart ut
    }
choose = Välj
cancel = Avbryt
entry-change = Ändra
paging-label = Sidor
paging-before = Föregående sida
paging-after = Nästa sida
paging-here = Sida { $page } / { $pages }
role-member = Medlem
role-member-means = Går kurser. Ser bara sina egna uppgifter.
role-manager = Administratör
role-manager-means = Ser alla medlemmar och deras genomföranden, bjuder in nya medlemmar och ändrar organisationens uppgifter.
team-none = Inget team
team-gone = Borttaget team
fault-team-gone = Teamet har tagits bort under tiden. Välj ett annat.
place-leads = Teamledare
place-in = Medlem
place-none = inte i teamet
people-lead = Alla som hör till organisationen. Här kan du byta roller och team.
people-lead-team = Medlemmarna i de team som du leder. Roller och team ändras av administratörerna.
people-invite = Bjud in medlemmar
people-search = Sök på namn eller e-postadress
people-search-button = Sök
people-count =
    { $n ->
        [one] { $n } medlem
       *[other] { $n } medlemmar
    }
people-found =
    { $n ->
        [one] Sökningen ”{ $search }” gav { $n } medlem.
       *[other] Sökningen ”{ $search }” gav { $n } medlemmar.
    }
people-in-team = { $team }: { $count }
people-team = Team
people-all-teams = Alla team
people-everybody = Visa alla
people-guest = ingen e-postadress
people-since = medlem sedan den { $day }
people-leads = { $team } (ledare)
people-teams = Team: { $teams }
people-removed = Medlemmen har tagits bort från organisationen.
people-gone = Personen hör inte längre till organisationen.
change-role-title = Roll
change-role-legend = Roll i organisationen
change-role-save = Spara rollen
change-role-saved = Rollen har sparats.
change-role-changed = Någon annan har bytt rollen under tiden. Nu är rollen { $now }. Du valde: { $typed }. Om du ändå vill byta den, spara på nytt.
change-last-manager = Organisationen måste ha minst en administratör. Gör först någon annan till administratör.
change-no-teams = Är inte med i något team.
change-lead = Gör till teamledare
change-unlead = Sluta som teamledare
change-take = Ta bort från teamet
change-to-teams = Hantera team
change-put-team = Lägg till i team
change-put-leads = Som teamledare: ser teamets medlemmar och deras genomföranden
change-put = Lägg till i teamet
change-no-team-chosen = Välj ett team.
change-place-saved = Teamen har sparats.
change-place-changed = Någon annan har ändrat detta under tiden. I teamet { $team } är medlemmen nu: { $now }. Din ändring sparades inte.
personal-title = Kurser som bara den här medlemmen ska gå
personal-lead = De här kommer utöver kurserna för alla och för medlemmens team. Om det finns flera tidsfrister gäller den tidigaste.
personal-none = Det finns inga kurser som bara den här medlemmen ska gå.
personal-taken = Kursen har redan getts till den här medlemmen. Ta bort den först om du vill ändra tidsfristen.
personal-asked = Kursen har lagts till för medlemmen.
personal-removed = Kursen har tagits bort för medlemmen.
personal-remove = Ta bort
personal-remove-title = Ska kursen tas bort för medlemmen?
personal-remove-others = Om alla eller medlemmens team ska gå kursen förblir det så.
personal-remove-done = Det som medlemmen har gjort och medlemmens intyg finns kvar hos medlemmen.
personal-remove-button = Ta bort kursen
change-remove = Ta bort från organisationen
change-remove-text = Innan du tar bort medlemmen ser du vad som händer.
change-remove-link = Gå vidare för att ta bort medlemmen
change-remove-title = Ska medlemmen tas bort från organisationen?
change-remove-yourself = Du håller på att ta bort dig själv. Efter det kommer du inte längre åt organisationens sidor.
change-remove-sight = Ingen i organisationen ser personen längre, inte heller i tabeller och exporter.
change-remove-theirs = Personens genomföranden, intyg och konto finns kvar hos personen själv.
change-remove-again = Personen kan bli medlem på nytt bara med en ny inbjudan eller en länk som fortfarande gäller.
change-remove-changed = Någon annan har ändrat det här under tiden. Nu är rollen: { $role }. { $teams } Om du fortfarande vill ta bort medlemmen bekräftar du på nytt.
change-remove-button = Ta bort medlemmen
teams-lead = Ett team kan ha egna kurser och en ledare som ser teamets medlemmar.
teams-none = Det finns inga team ännu.
teams-members =
    { $n ->
        [one] { $n } medlem
       *[other] { $n } medlemmar
    }
teams-make-title = Nytt team
teams-name = Teamets namn
teams-name-empty = Skriv ett namn på teamet.
teams-name-taken = Ett annat team har redan det namnet. Välj ett annat namn.
teams-make = Lägg till teamet
teams-made = Teamet har lagts till.
teams-rename = Spara namnet
teams-renamed = Teamets namn har sparats.
teams-changed = Någon annan har bytt namnet under tiden. Nu är namnet { $now }. Du skrev: { $typed }. Om du ändå vill byta det, spara på nytt.
teams-remove-changed =
    { $n ->
        [one] Någon annan har ändrat teamet under tiden. Nu heter det { $team } och har { $n } medlem. Om du fortfarande vill ta bort det bekräftar du på nytt.
       *[other] Någon annan har ändrat teamet under tiden. Nu heter det { $team } och har { $n } medlemmar. Om du fortfarande vill ta bort det bekräftar du på nytt.
    }
teams-remove = Ta bort teamet
teams-remove-text = Innan du tar bort teamet ser du vad som händer.
teams-remove-link = Gå vidare för att ta bort teamet
teams-remove-title = Ska teamet tas bort?
teams-remove-members =
    { $n ->
        [0] Teamet har inga medlemmar.
        [one] Teamets { $n } medlem stannar i organisationen.
       *[other] Teamets { $n } medlemmar stannar i organisationen.
    }
teams-remove-asked = Teamet behöver inte längre gå de här kurserna: { $courses }. Det som redan har genomförts finns kvar.
teams-remove-nothing-asked = Teamet har inga egna kurser att gå.
teams-remove-links = Teamets länkar och öppna inbjudningar slutar fungera.
teams-remove-button = Ta bort teamet
teams-removed = Teamet har tagits bort.
teams-back = Alla team
asked-lead = Kurser som medlemmarna ska gå, och tidsfristerna för dem.
asked-make-title = Lägg till en kurs att gå
asked-course = Kurs
asked-no-course = Välj en kurs.
asked-course-gone = kursen finns inte längre här
asked-of = För vem
asked-of-all = För alla medlemmar
asked-of-team = För teamet { $team }
asked-taken = Samma personer ska redan gå den här kursen. Ändra tidsfristen i listan.
asked-deadline = Tidsfrist
asked-no-deadline = Ingen tidsfrist
asked-deadline-day = Samma dag för alla
asked-deadline-days = Dagar från att man blev medlem
asked-deadline-not-chosen = Välj också det här som tidsfrist, eller töm fältet.
asked-day = Sista dag
day-hint = Till exempel { $example }. Dagen räknas till sitt slut (tidszon { $zone }).
day-wrong = Skriv dagen till exempel så här: { $example }.
day-past = Dagen har redan varit. Välj en senare dag.
asked-days = Antal dagar
asked-days-hint = Räknas från det som kom sist: att medlemmen anslöt sig, kom med i teamet eller att kursen lades till.
asked-days-wrong = Skriv antalet dagar som ett heltal 1–{ $most }.
asked-months = Förnyas efter så här många månader (frivilligt)
asked-months-hint = Till exempel 24. Lämna tomt om kursen inte behöver förnyas.
asked-months-wrong = Skriv antalet månader som ett heltal 1–{ $most } eller lämna fältet tomt.
asked-within =
    { $n ->
        [one] inom { $n } dag från att man blev medlem
       *[other] inom { $n } dagar från att man blev medlem
    }
asked-until = senast den { $day }
asked-renewed =
    { $n ->
        [one] förnyas varje månad
       *[other] förnyas efter { $n } månader
    }
asked-make = Lägg till kursen
asked-made = Kursen har lagts till.
asked-save = Spara
asked-saved = Ändringen har sparats.
asked-changed = Någon annan har ändrat detta under tiden. Nu: { $now }. Det du skrev finns kvar nedan. Om du ändå vill ändra, spara på nytt.
asked-changed-remove = Någon annan har ändrat detta under tiden. Nu: { $now }. Om du ändå vill ta bort kursen, bekräfta på nytt.
asked-remove = Ta bort från kurserna att gå
asked-remove-text = Innan du tar bort kursen ser du vad som händer.
asked-remove-link = Gå vidare för att ta bort kursen
asked-remove-title = Ska kursen tas bort från dem som ska gås?
asked-remove-board = Kursen följs inte längre upp för de här medlemmarna, och inga påminnelser skickas om den.
asked-remove-done = Medlemmarnas genomföranden och intyg finns kvar hos dem.
asked-remove-button = Ta bort
asked-removed = Kursen har tagits bort från dem som ska gås.
asked-gone = Kursen har redan tagits bort från dem som ska gås.
asked-back = Alla kurser att gå
invites-lead = Bjud in medlemmar per e-post, en i taget, eller dela en länk.
invites-to-links = Länkar för att bli medlem
invites-title = Bjud in per e-post
invites-name = Namn (frivilligt)
invites-name-hint = Den som bjuds in kan själv rätta namnet.
invites-team = Team
invites-role = Roll
invites-lang = Meddelandets språk
invites-days = Inbjudan gäller i { $n } dagar och fungerar bara en gång.
invites-send = Skicka inbjudan
invites-sent = Inbjudan skickas.
invites-again-text = Du skickar inbjudan på nytt. När den nya har skickats fungerar den tidigare inte längre.
invites-list-title = Skickade inbjudningar
invites-none = Inga inbjudningar har skickats.
invites-none-found = Det finns inga sådana inbjudningar.
invites-all = Alla
invites-open = Öppna
invites-search = Sök på e-postadress
invites-until = gäller till och med den { $day }
invites-accepted = godkänd den { $day }
invites-withdrawn = återkallad den { $day }
invites-lapsed = gick ut den { $day }
invites-made = skickad den { $day }
invites-by-operator = Inbjudan från dem som driver tjänsten
invites-again = Skicka på nytt
invites-withdraw = Återkalla
invites-withdrawn-now = Inbjudan har återkallats.
invites-gone = Inbjudan har godkänts eller återkallats under tiden.
links-title = Länkar för att bli medlem
links-lead = Vem som helst som har länken eller koden kan bli medlem i organisationen. Koden kan också sägas i telefon.
links-none = Det finns inga länkar som gäller.
links-over = Länkar som inte längre fungerar
links-make-title = Ny länk
links-team = De som blir medlemmar kommer till teamet
links-day = Sista dag (frivilligt)
links-most = Hur många som får bli medlemmar (frivilligt)
links-most-wrong = Skriv antalet som ett heltal eller lämna fältet tomt.
links-make = Skapa länken
links-made = Länken har skapats.
links-end = Avsluta länken
links-ended-now = Länken fungerar inte längre.
links-ended = avslutad den { $day }
links-lapsed = gick ut den { $day }
links-full = full
links-used =
    { $n ->
        [0] ingen har blivit medlem ännu
        [one] { $n } har blivit medlem
       *[other] { $n } har blivit medlemmar
    }
links-used-of = { $n } av { $most } har blivit medlemmar
mail-invitation-subject = Inbjudan: { $organisation }
mail-invitation-hello = Hej!
mail-invitation-hello-name = Hej { $name }!
mail-invitation-as-member = som medlem
mail-invitation-as-manager = som administratör
mail-invitation-body =
    { $hello }

    { $inviter } bjuder in dig { $as } i organisationen { $organisation } i { $service }.

    Öppna den här länken:

    { $link }

    Innan du blir medlem ser du vad organisationen får se av det du gör på kurserna.

    Inbjudan gäller till och med den { $day } och fungerar bara en gång.

    Om du inte känner avsändaren eller inte vill bli medlem behöver du inte göra något.
log-lead = Vem som gjorde vad och när. Anteckningarna kan inte ändras.
log-empty = Det finns inga anteckningar.
log-older = Äldre anteckningar
log-newest = Nyaste anteckningarna
log-operator = De som driver tjänsten
log-erased = (har raderat sina uppgifter)
log-some-team = (okänt)
log-member-joined = blev medlem
log-member-joined-again = anslöt sig på nytt, men var redan medlem
log-member-left = lämnade organisationen
log-member-removed = tog bort en medlem: { $subject }
log-role-manager = gjorde till administratör: { $subject }
log-role-member = tog bort rollen som administratör: { $subject }
log-team-made = lade till ett team: { $team }
log-team-renamed = bytte namn på ett team: { $before } → { $team }
log-team-removed = tog bort ett team: { $team }
log-team-manager-set = gjorde till teamledare: { $subject }, teamet { $team }
log-team-member-set = gjorde till medlem i ett team: { $subject }, teamet { $team }
log-team-member-removed = tog bort från ett team: { $subject }, teamet { $team }
log-link-made = skapade en länk för att bli medlem
log-link-ended = avslutade en länk för att bli medlem
log-invited = skickade en inbjudan som medlem
log-invited-manager = skickade en inbjudan som administratör
log-manager-invited = gav en administratör en inbjudan
log-invitation-withdrawn = återkallade en inbjudan
log-assigned = lade till en kurs för alla: { $course }
log-assigned-team = lade till en kurs för ett team: { $course }, teamet { $team }
log-assignment-changed = ändrade tidsfrist eller förnyelse: { $course }, alla medlemmar
log-assignment-changed-team = ändrade tidsfrist eller förnyelse: { $course }, teamet { $team }
log-assignment-removed = tog bort en kurs att gå: { $course }, alla medlemmar
log-assignment-removed-team = tog bort en kurs att gå: { $course }, teamet { $team }
log-logo-changed = bytte organisationens logotyp
log-logo-removed = tog bort organisationens logotyp
log-look-changed = ändrade organisationens namn, kontaktuppgift eller färg
log-other = gjorde en ändring ({ $code })
settings-name = Organisationens namn
settings-name-hint = Namnet syns för medlemmarna och i inbjudningar.
settings-name-empty = Skriv organisationens namn.
settings-contact = Kontaktuppgift
settings-contact-hint = Vem medlemmarna kan fråga, till exempel namn och telefonnummer. Du kan lämna fältet tomt.
settings-too-long = Skriv högst { $most } tecken.
settings-accent = Accentfärg
settings-accent-hint = Som hexkod, till exempel #0b5f6b. I det mörka temat används en ljusare ton av samma färg. Lämna tomt om du vill ha tjänstens egen färg.
settings-accent-none = tjänstens egen färg
settings-accent-wrong = Skriv färgen som hexkod: # och sex tecken, till exempel #0b5f6b.
settings-accent-pale = Färgen syns inte tillräckligt bra mot ljus bakgrund: kontrasten är { $ratio }, men minst { $needed } behövs. Välj en mörkare färg.
settings-light = Ljust tema: { $colour }, kontrast minst { $ratio }
settings-dark = Mörkt tema: { $colour }, kontrast minst { $ratio }
settings-save = Spara
settings-saved = Inställningarna har sparats.
settings-changed = Någon annan har ändrat inställningarna under tiden. Nu är namnet { $name }, kontaktuppgiften { $contact } och färgen { $accent }. Det du skrev finns kvar nedan. Om du ändå vill spara det, spara på nytt.
settings-unprintable = De här tecknen i namnet kan inte tryckas på intyg: { $characters }. Därför kan medlemmarna inte ta med organisationen på sitt intyg.
logo-title = Logotyp
logo-lead = Logotypen visas överst på medlemmarnas sidor. I det mörka temat står den på vit bakgrund.
logo-none = Organisationen har ingen logotyp. Medlemmarna ser organisationens namn.
logo-file = Välj logotyp
logo-other = Välj en annan logotyp
logo-hint = PNG, JPEG eller WebP, högst 1 MB och { $side } × { $side } bildpunkter. SVG-filer tas inte emot, eftersom de kan innehålla program: spara logotypen som PNG.
logo-send = Spara logotypen
logo-remove = Ta bort logotypen
logo-saved = Logotypen har sparats.
logo-removed = Logotypen har tagits bort.
logo-none-chosen = Välj en fil först.
logo-wrong-bytes = Filen är större än 1 MB. Förminska bilden till exempelvis 1000 bildpunkters bredd och välj den på nytt.
logo-wrong-svg = SVG-filer tas inte emot, eftersom de kan innehålla program. Spara logotypen som PNG och välj den på nytt.
logo-wrong-kind = Filen är inte en PNG-, JPEG- eller WebP-bild. Spara logotypen i något av dessa format och välj den på nytt.
logo-wrong-large = Bilden är för stor. Förminska den till exempelvis 1000 bildpunkters bredd och välj den på nytt.
logo-wrong-small = Bilden är för liten: bredden och höjden ska vara minst { $least } bildpunkter. Välj en större bild.
logo-wrong-stretched = Bilden är för långsmal: den ena sidan får vara högst { $times } gånger så lång som den andra. Välj en mer kompakt logotyp.
logo-wrong-broken = Filen är skadad och kunde inte läsas. Spara logotypen på nytt och välj den nya filen.
logo-wrong-pale = Logotypen syns inte mot vit bakgrund. Välj en som är avsedd för ljus bakgrund.
logo-meanwhile = Någon annan har ändrat inställningarna under tiden. Nedan ser du logotypen som den är nu. Om du fortfarande vill ändra den gör du det på nytt.
settings-address = Organisationens beteckning i adresserna är { $slug }. Den kan inte bytas.
