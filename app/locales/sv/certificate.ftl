certificate-title = Intyg
certificate-page-lead = Du har gått kursen. Skriv ditt namn så som du vill ha det på intyget.
certificate-ready = Ditt intyg är klart. Du kan ladda ner det igen när som helst i samma webbläsare.
certificate-page-another = Är det fel i namnet, eller behöver du ett annat språk? Gör ett nytt intyg
certificate-show = Visa intyget
certificate-preview-lead = Så här ser ditt intyg ut. Kontrollera namnet. Om du upptäcker ett fel senare kan du få ett rättat intyg, och då gäller det här inte längre.
certificate-issue = Gör intyget
certificate-change-name = Ändra namnet
certificate-most = Du har redan gjort { $n } intyg för den här kursen, och fler kan inte göras. Om inget av dem är rätt, fråga den som sköter tjänsten.
certificate-too-much-text = Intyget får inte plats på en sida och gjordes därför inte. Förkorta namnet. Om det inte hjälper, berätta det för den som sköter tjänsten.
certificate-not-drawn = Intyget kan inte göras på grund av ett fel i tjänsten. Ingenting sparades. Berätta det för den som sköter tjänsten.
certificate-not-signed = Intyget utfärdades inte, eftersom nyckeln som intygen undertecknas med saknas i tjänsten. Inget har gått förlorat: du har fortfarande gått kursen och ditt namn finns kvar på den här sidan. Försök igen senare eller berätta det för den som sköter tjänsten.
certificate-not-yet = Du får intyget när du har gått kursen.
certificate-of-now-not-yet = Kursen har ändrats sedan du gick den. Du har fortfarande gått kursen. När du har gjort också de delar som saknas får du ett intyg för kursens nuvarande version.
missing-title = Det här saknas ännu
missing-page = Läs sidan ”{ $title }”
missing-practice = Svara på övningsfrågan på sidan ”{ $title }”
missing-test = Klara slutprovet
certificate-issued-title = Dina intyg
certificate-line = Utfärdat den { $day } · { $language } · kursversion { $version }
certificate-download = Ladda ner intyget (PDF)
certificate-badge = Digitalt märke
certificate-badge-text = Samma intyg i ett format som digitala plånböcker och andra tjänster kan läsa och kontrollera. Märket är kompatibelt med Open Badges 3.0. Det finns också i PDF-filen. Om du inte vet vilket format du behöver, välj det första.
certificate-badge-json = Ladda ner märket (JSON)
certificate-badge-jwt = Ladda ner märket (JWT)
certificate-public-page = Sidan där intyget kan kontrolleras
certificate-page-another-how = Ett nytt intyg görs på sidans språk. Om du ändrar namnet ersätter det nya intyget det tidigare på samma språk, som därefter inte längre gäller.
certificate-takes-place = När du gör det här intyget gäller intyget med namnet ”{ $name }” inte längre: den som kontrollerar det hänvisas till det nya.
certificate-over-already = Det är så länge sedan du gick kursen att det här intyget inte längre skulle gälla. Du kan först förnya ditt genomförande på kursens sida.
certificate-changed = Intyget som det här skulle ersätta har ändrats under tiden, och ingenting sparades. Kontrollera en gång till vad som händer.
certificate-revoked-no-other = Ett intyg för det här genomförandet har återkallats, och därför kan inget nytt göras. Om du anser att det är fel, fråga den som sköter tjänsten.
certificate-ends = Giltigt till och med
certificate-valid-until = Giltigt till och med den { $day }
certificate-has-ended = Var giltigt till och med den { $day }
certificate-was-revoked = Återkallat den { $day }
certificate-was-replaced = Ersatt av ett intyg med rättat namn
certificate-renew = Förnya genom att gå kursen på nytt
name-label = Ditt namn
name-hint = Till exempel förnamn och efternamn. Högst { $most } tecken.
name-empty = Skriv ditt namn.
name-too-long = Namnet har { $n } tecken. Förkorta det till högst { $most } tecken.
name-control = I namnet finns osynliga styrtecken eller radbyten. Skriv namnet på nytt för hand.
name-missing =
    { $n ->
        [one] Det här tecknet kan inte tryckas på intyget: { $characters }. Skriv namnet utan det.
       *[other] De här tecknen kan inte tryckas på intyget: { $characters }. Skriv namnet utan dem.
    }
certificate-heading = Intyg
certificate-lead = Härmed intygas att
certificate-statement = har genomgått kursen
certificate-covers = Kursens delar
certificate-completed = Slutförd
certificate-score = Slutprov
certificate-duration = Kursens omfattning
certificate-version = Kursversion
certificate-law = Lagstiftning per
certificate-issuer = Utfärdare
certificate-organisation = Organisation
certificate-organisation-choose = Organisation på intyget
certificate-organisation-hint = På intyget kan stå namnet på den organisation som har bett dig gå kursen. Du kan också lämna bort det.
certificate-no-organisation = Ingen organisation
certificate-organisation-changed = Organisationens uppgifter har ändrats under tiden, och ingenting sparades. Kontrollera intyget en gång till.
certificate-number = Intygets nummer
certificate-number-later = ges när intyget görs
certificate-specimen = EXEMPEL
certificate-specimen-name = Anna Andersson
certificate-specimen-verify = Det här är ett exempel, inget intyg: det kan inte kontrolleras. På ett riktigt intyg står här adressen där det kan kontrolleras.
certificate-file = intyg
certificate-verify = Intygets äkthet kan kontrolleras på adressen
participation-title = Intyg om deltagande
participation-statement = har deltagit i kursen
participation-completed = Gått igenom kursen
participation-no-test = ingår inte i det här intyget
participation-page-lead = Du har gått igenom kursens innehåll och kan få ett intyg om deltagande. Slutprovet ingår inte i det. Skriv ditt namn så som du vill ha det på intyget.
participation-not-yet = Du får ett intyg om deltagande när du har gått igenom kursens innehåll. Du behöver inte göra slutprovet för det.
participation-over-already = Det är så länge sedan du gick igenom kursen att det här intyget inte längre skulle gälla. Du får ett giltigt intyg när du slutför kursen genom att klara slutprovet.
participation-revoked-no-other = Intyget om deltagande som du har fått för den här kursen har återkallats, och därför kan inget nytt göras. Om du anser att det är fel, fråga den som sköter tjänsten.
participation-offer = När du har gått igenom kursens innehåll kan du få ett intyg om deltagande, också om du inte gör slutprovet.
participation-to = Gå till intyget om deltagande
participation-is-not = Det här intyget visar inte att du har slutfört kursen: för det krävs också slutprovet.
participation-to-certificate = Gå till intyget för slutförd kurs
verify-kind = Typ av intyg
verify-participation = Intyg om deltagande: den som fick intyget har gått igenom kursens innehåll. Slutprovet ingår inte i intyget.
verify-title = Kontroll av intyg
verify-valid = Intyget är giltigt
verify-valid-text = Den här tjänsten har utfärdat intyget, och det är giltigt.
verify-name = Namn
verify-course = Kurs
verify-heading = Papperets rubrik
verify-wording = Orden före kursens namn
verify-remark = Tillägg
verify-signer = Undertecknas av
verify-issued = Utfärdat
verify-compare = Jämför uppgifterna med papperet eller PDF-filen. Om något skiljer sig har intyget ändrats.
verify-expired = Intyget är inte längre giltigt
verify-expired-text = Den här tjänsten har utfärdat intyget. Det var giltigt till och med den { $day }.
verify-revoked = Intyget har återkallats
verify-revoked-text = Utfärdaren återkallade det den { $day }. Det är inte giltigt.
verify-reason = Orsak
verify-replaced = Intyget har ersatts
verify-replaced-text = Namnet har rättats, och ett nytt intyg har utfärdats i stället. Det här intyget är inte längre giltigt.
verify-replaced-link = Visa det nya intyget
verify-no-file = Därför går det inte längre att ladda ner intygets PDF-fil.
verify-file-title = Jämför PDF-filen
verify-file = Intygets PDF-fil: välj den eller släpp den här
verify-file-hint = Du får veta om det är exakt den fil som utfärdades. Filen sparas inte. Högst { $mb } MB.
verify-file-compare = Jämför
verify-file-none = Välj den PDF-fil som du vill jämföra.
verify-file-empty = Filen är tom. Ladda ner eller kopiera den på nytt och välj den sedan.
verify-file-too-large = Filen är större än { $mb } MB och är därför inte ett intyg från den här tjänsten. Välj en annan fil.
verify-file-no-pdf = Filen är ingen PDF. Välj intygets PDF-fil: ett foto eller en inskannad sida går inte att jämföra.
verify-file-same = Filen är äkta
verify-file-same-text = Det är exakt den fil som den här tjänsten har utfärdat: ingenting i den har ändrats.
verify-file-same-but = Intyget är ändå inte giltigt: se ovan.
verify-file-other = Filen hör till ett annat intyg
verify-file-other-text = Den här tjänsten har utfärdat filen, men dess nummer är ett annat än på den här sidan.
verify-file-other-link = Visa intyget { $number }
verify-file-signed = Det här är inte den fil som tjänsten lämnar ut nu
verify-file-signed-text = Innehållet bär tjänstens underskrift och är det som står på den här sidan. Filen har gjorts av en annan version av tjänsten, eller så har något i den ändrats som inte syns i texten. Titta på själva intyget och jämför det med den här sidan.
verify-file-altered = Filen har ändrats
verify-file-altered-text = Det som undertecknades finns kvar i filen, men i övrigt är den inte sådan som tjänsten gör den:
verify-file-added = Något har lagts till i den.
verify-file-other-program = Den har sparats på nytt med ett annat program.
verify-file-pages = Den har mer än en sida.
verify-file-overlay = Något har lagts ovanpå sidan, till exempel en anteckning eller en stämpel.
verify-file-attached = Till filen har fogats en annan fil, som tjänsten inte har gjort.
verify-file-credential = Det digitala märket i filen hör inte till det här intyget.
verify-file-words = Orden i den är inte de som utfärdades.
verify-file-field = Inte som på den här sidan: { $field }.
verify-file-unknown = Det här är inte den fil som utfärdades
verify-file-unknown-text = Filen har ändrats, brutits av, sparats på nytt med ett annat program eller aldrig utfärdats här. Jämför uppgifterna i den med den här sidan, punkt för punkt.
verify-too-many-title = För många felaktiga nummer
verify-too-many-text =
    { $n ->
        [one] Från ditt nätverk har så många intyg som inte finns efterfrågats att du måste vänta. Försök igen om { $n } minut.
       *[other] Från ditt nätverk har så många intyg som inte finns efterfrågats att du måste vänta. Försök igen om { $n } minuter.
    }
verify-erased-title = Intyget har varit giltigt
verify-erased = Den här tjänsten har utfärdat intyget, men den som fick det har raderat sina uppgifter. Därför kan namnet inte längre kontrolleras.
verify-erased-day = Uppgifterna raderade
no-certificate-title = Intyget finns inte
no-certificate-text = Inget intyg har utfärdats med det här numret. Kontrollera att adressen är rätt skriven: stora och små bokstäver är olika tecken.
certificate-signed-file = Det som intyget säger, med utfärdarens underskrift
certificate-badge-file = Samma intyg som digitalt märke
mail-revoked-subject =
    { $kind ->
        [participation] Ditt intyg om deltagande har återkallats: { $course }
       *[completion] Ditt intyg har återkallats: { $course }
    }
mail-revoked-body =
    Hej { $name },

    { $kind ->
        [participation] { $issuer } har återkallat ditt intyg om deltagande i kursen ”{ $course }” (nummer { $number }). Det är inte längre giltigt.
       *[completion] { $issuer } har återkallat ditt intyg på att du har slutfört kursen ”{ $course }” (nummer { $number }). Det är inte längre giltigt.
    }

    Orsak: { $reason }

    Den som kontrollerar intyget får se det här:

    { $link }

    Om du anser att det är fel, fråga den som sköter tjänsten { $service }.
mail-certificate-ends-subject = Ditt intyg gäller till och med den { $day }: { $course }
mail-certificate-ends-text = Ditt intyg för kursen ”{ $course }” gäller till och med den { $day }. Du kan förnya det genom att gå kursen på nytt. På kursens sida ser du hur du gör.
mail-certificate-expired-subject = Ditt intyg gäller inte längre: { $course }
mail-certificate-expired-text = Ditt intyg för kursen ”{ $course }” gällde till och med den { $day }. Du kan förnya det genom att gå kursen på nytt. På kursens sida ser du hur du gör.
mail-certificate-ends-body =
    Hej { $name },

    { $text }

    { $link }

    Du får det här meddelandet eftersom du har ett intyg från { $service }. Om du inte vill ha meddelanden om intyg som upphör att gälla kan du stoppa dem på den här adressen:

    { $stop }
